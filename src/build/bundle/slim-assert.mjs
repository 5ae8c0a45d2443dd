/** In the bundles only: the two comparisons that yargs asks of `assert`. */
export function notStrictEqual(actual, expected, message) {
  if (Object.is(actual, expected)) throw new Error(message ?? 'values are equal');
}
export function strictEqual(actual, expected, message) {
  if (!Object.is(actual, expected)) throw new Error(message ?? 'values differ');
}
export default { notStrictEqual, strictEqual };
