/** Where what belongs to the package can be read on the web. Addresses are names first: nothing here is ever fetched. */

/** The page of the package. */
export const HOMEPAGE = 'https://www.npmjs.com/package/initorder';

/** The files of the package as it is published. */
const FILES = 'https://unpkg.com/initorder';

/** The identifier of a schema: it does not change with the version, since the forms carry their own. */
export function schemaAddress(name: string): string {
  return `${FILES}/docs/schemas/${name}.schema.json`;
}

/** The page of a lint rule in a version of the package. */
export function rulePageAddress(id: string, version: string): string {
  return `${FILES}@${version}/docs/rules/${id}.md`;
}
