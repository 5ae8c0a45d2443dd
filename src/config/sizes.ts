/** How much a configuration may hold: each pattern is held against each file. */

/** Of each list, and of the patterns of all overrides together. */
const MOST = 2_000;
/** A pattern, a path or a name. */
const LONGEST = 4_096;

/** What is too much in a configuration whose form nobody has checked yet, with its place; undefined if nothing is. O(n). */
export function judgeSizes(value: unknown): string | undefined {
  let patterns = 0;
  const waiting: { where: string; value: unknown }[] = [{ where: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { where, value: inner } = next;
    if (typeof inner === 'string' && inner.length > LONGEST) {
      return `${where === '' ? 'the configuration' : where} is too long: ${LONGEST} characters are the most`;
    }
    if (typeof inner !== 'object' || inner === null) continue;
    const entries = Object.entries(inner);
    if (where.endsWith('.files')) patterns += entries.length;
    const count = Math.max(entries.length, patterns);
    if (count > MOST) return `${where === '' ? 'the configuration' : where} has ${count} entries; ${MOST} are the most`;
    for (const [key, below] of entries.reverse()) {
      const name = Array.isArray(inner) ? `[${key}]` : `${where === '' ? '' : '.'}${key.slice(0, 40)}`;
      waiting.push({ where: where + name, value: below });
    }
  }
  return undefined;
}
