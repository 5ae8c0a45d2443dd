/** The licences of what the bundles have taken in: a copy of a library goes with its notice. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * All of them, one below the other.
 *
 * @param metafiles what esbuild says of the bundles
 */
export function licencesOf(root, metafiles) {
  const inputs = metafiles.flatMap(({ inputs: files }) => Object.keys(files));
  const folders = inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => noticeOf(path.join(root, folder)));
  return `initorder contains these libraries.\n\n${texts.join('\n')}`;
}

/** @throws if a package has no licence file: then it must be looked at by a person */
export function noticeOf(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const found = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (found === undefined) throw new Error(`${name} has no licence file`);
  const text = fs.readFileSync(path.join(folder, found), 'utf8').trim();
  return `## ${name} ${version} (${license})\n\n${text}\n`;
}

/** The engine for pictures has no licence file: its own head, the sources that it was built of, and whose terms they have. */
export function engineNotice(folder) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const head = /\/\*!([^]*?)\*\//.exec(fs.readFileSync(path.join(folder, 'dist/viz.cjs'), 'utf8'))?.[1] ?? '';
  const { predicate } = JSON.parse(fs.readFileSync(path.join(folder, 'lib/provenance.json'), 'utf8'));
  const sources = predicate.buildDefinition.resolvedDependencies
    .map(({ uri }) => uri)
    .filter((uri) => uri.startsWith('https:'));
  return (
    `## @viz-js/viz ${version}\n${head}\nViz.js and Expat are under the MIT licence, Graphviz under the Eclipse Public License\n` +
    `(https://graphviz.org/license/). Their sources, which it was built of without a change:\n\n${sources.map((uri) => `- ${uri}\n`).join('')}`
  );
}
