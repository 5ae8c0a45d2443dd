/** What insserv 1.26 tells of a header each time it reads it, and where a header ends the run. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservScan } from '../../model/insserv-event.ts';
import { baseName } from '../../model/path.ts';
import type { InsservRun } from './run.ts';
import type { ScriptHeader, UnreadScript } from './script-header.ts';
import type { ScriptValues } from './script-values.ts';

/**
 * Reads the values of a header and tells what insserv tells on each reading.
 *
 * @param shown the script as messages name it
 * @returns undefined where the run ends
 */
export function readValues(
  run: InsservRun,
  header: ScriptHeader | UnreadScript,
  shown: ByteString,
  scan: InsservScan,
): ScriptValues | undefined {
  if (header.kind !== 'header') {
    tellUnread(run, header, shown);
    return undefined;
  }
  if (header.isEmpty) run.emit({ code: 'empty-script', name: shown, scan });
  const files = header.overrides.map((file) => ({ file, loaded: file, name: withoutNumber(baseName(file)) }));
  if (header.readsScript) files.push({ file: header.script, loaded: shown, name: withoutNumber(shown) });
  const { isForced } = run.options;
  for (const { file, loaded, name } of files) {
    run.emit({ code: 'loading', name: loaded });
    if (!header.unterminated.includes(file)) continue;
    run.emit({ code: 'no-end', name, isForced, file });
    if (isForced) continue;
    run.emit({ code: 'exiting' });
    return undefined;
  }
  const { values } = header;
  const { missing, file } = values;
  if (missing.length > 0) {
    const name = withoutNumber(header.overrides.includes(file) ? baseName(file) : shown);
    run.emit({ code: 'incomplete', name, missing, file });
  }
  return values;
}

/** The name of a link is shown without S, K and number, but so is any name that begins like one. */
function withoutNumber(name: ByteString): ByteString {
  return /^[SK]/.test(name) ? name.slice(3) : name;
}

/** insserv looks a file up before each of several attempts to open it. */
function tellUnread(run: InsservRun, { kind, reason }: UnreadScript, name: ByteString): void {
  const isMissing = kind === 'missing';
  if (isMissing) run.emit({ code: 'stat-script', name, reason });
  run.emit({ code: 'read-script', name, reason });
  if (isMissing) {
    run.emit({ code: 'stat-script', name, reason });
    run.emit({ code: 'stat-script', name, reason });
  }
  run.emit({ code: 'open-script', name, reason });
}
