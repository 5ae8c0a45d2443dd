/** The messages of the real rcorder(8), to the byte, for `--compat`. */
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderDialect, RcorderEvent } from '../../model/rcorder-order.ts';

const PROGRAM = 'rcorder: ';

/**
 * The line that the real program writes for an event, newline included; empty where it writes nothing.
 *
 * @param files paths of the scripts that the event's numbers stand for
 */
export function renderRcorderEvent(
  event: RcorderEvent,
  files: readonly ByteString[],
  dialect: RcorderDialect,
): ByteString {
  const file = files[event.script] ?? '';
  switch (event.kind) {
    case 'unknown-before':
      return `${PROGRAM}file \`${file}' is before unknown provision \`${event.name}'\n`;
    case 'no-provider':
      return `${PROGRAM}requirement \`${event.name}' in file \`${file}' has no providers.\n`;
    case 'revisit':
      return `${PROGRAM}Circular dependency on file \`${file}'.\n`;
    case 'ring':
      return `${PROGRAM}Circular dependency on provision \`${event.name}'${renderTrace(event.trace, file, files, dialect)}.\n`;
    case 'issues':
      return dialect === 'netbsd'
        ? ''
        : `${PROGRAM}\`${file}' was seen in circular dependencies for ${event.count} times.\n`;
  }
}

function renderTrace(
  trace: readonly number[],
  file: ByteString,
  files: readonly ByteString[],
  dialect: RcorderDialect,
): ByteString {
  if (dialect === 'netbsd') return ` in file \`${file}'`;
  if (trace.length === 0) return ` in file \`${file}' (tracing has failed)`;
  return `: ${[...trace, ...trace.slice(0, 1)].map((script) => files[script] ?? '').join(' -> ')}`;
}

/** A file that could not be opened; `reason` as strerror(3) has it. */
export function renderUnopened(file: ByteString, reason: string): ByteString {
  return `${PROGRAM}could not open ${file}: ${reason}\n`;
}

/** What the shipped programs answer to `-d`. */
export function renderDebugIgnored(): ByteString {
  return `${PROGRAM}debugging not compiled in, -d ignored\n`;
}

/** What getopt(3) says of an option that it does not know, or whose value is missing. */
export function renderBadOption(letter: ByteString, kind: 'unknown' | 'no-value'): ByteString {
  return kind === 'unknown'
    ? `${PROGRAM}illegal option -- ${letter}\n`
    : `${PROGRAM}option requires an argument -- ${letter}\n`;
}
