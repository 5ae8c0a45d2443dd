/** The version of the package. A test compares it with `package.json`, which the bundles do not read at run time. */
export const VERSION = '0.1.0';
