/** What `systemd-analyze security` makes of units, and of those that systemd up to 259 made: nothing of a unit is started. */
import type { Programs } from '../../host/programs.ts';
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Exposure, MigratedScript } from '../../model/migration.ts';
import { renderUnitFile } from '../../render/migrate/unit-file.ts';

/** The files are its own, in a folder of their own that it takes away. */
const SCRIPT = `command -v systemd-analyze >/dev/null || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
n=0
for text do
  printf '%s\\n' "$text" >"$dir/u$n.service"
  n=$((n + 1))
done
cd "$dir" && systemd-analyze security --offline=true --no-pager ./u*.service 2>/dev/null | grep 'exposure level'`;

/** All that counts in what the generator made. */
const BEFORE = '[Service]\nType=forking\nExecStart=/bin/true';
/** As many as fit into one command line. */
const MOST_AT_ONCE = 200;

/** By unit; undefined where there is no such program, or an old one that reads no files. */
export function measureExposure(
  scripts: readonly MigratedScript[],
  programs: Programs,
): ReadonlyMap<ByteString, Exposure> | undefined {
  const files = scripts.flatMap(({ unit, file }) => (file === undefined ? [] : [{ unit, file }]));
  const found = new Map<ByteString, Exposure>();
  for (let from = 0; from < Math.max(files.length, 1); from += MOST_AT_ONCE) {
    const some = files.slice(from, from + MOST_AT_ONCE);
    const texts = some.map(({ file }) => {
      const sections = file.sections.filter(({ name }) => name === 'Service');
      return textOfBytes(renderUnitFile({ ...file, sections }, 'initorder'));
    });
    const run = programs.ask('/bin/sh', ['-c', SCRIPT, 'sh', BEFORE, ...texts]);
    const levels = new Map(
      [...(run?.stdout ?? '').matchAll(/ u([0-9]+)\.service: ([0-9.]+)/g)].map(([, number, level]) => [
        Number(number),
        Number(level),
      ]),
    );
    const before = levels.get(0);
    if (before === undefined) return undefined;
    for (const [i, { unit }] of some.entries()) {
      const after = levels.get(i + 1);
      if (after !== undefined) found.set(unit, { before, after });
    }
  }
  return found;
}
