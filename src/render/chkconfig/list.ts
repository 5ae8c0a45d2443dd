/** Lists of services: as chkconfig prints them, to the byte, and in a terse form that can be fed back. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';

/** A service of init.d. */
export interface ListedService {
  readonly name: ByteString;
  /** Bit n for runlevel n, if it is on there. */
  readonly mask: number;
  /** The link that decides in each runlevel 0-6; not asked for by the plain forms. */
  readonly links: () => readonly (ListedLink | undefined)[];
  /** Where more than the state of the links is shown. */
  readonly script?: ChkconfigScript;
}

export interface ListedLink {
  readonly kind: 'S' | 'K';
  readonly number: number;
}

export interface ListedXinetd {
  readonly name: ByteString;
  readonly on: boolean;
}

const NAME_WIDTH = 15;
const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const ALL_LEVELS = 0x7f;

/** Names are padded by bytes, and longer ones stand as they are. */
export function renderServiceLine({ name, mask }: ListedService): ByteString {
  return `${name.padEnd(NAME_WIDTH)}${levelColumns(mask & ALL_LEVELS)}\n`;
}

/** The columns of each mask that was asked for: a list of a thousand services has a handful of them. */
const COLUMNS = new Map<number, ByteString>();

function levelColumns(mask: number): ByteString {
  let columns = COLUMNS.get(mask);
  if (columns === undefined) {
    columns = LEVELS.map((level) => `\t${level}:${(mask & (1 << level)) === 0 ? 'off' : 'on'}`).join('');
    COLUMNS.set(mask, columns);
  }
  return columns;
}

export function renderXinetdHeading(): ByteString {
  return '\nxinetd based services:\n';
}

/** A line of the list below the heading. */
export function renderXinetdItem({ name, on }: ListedXinetd): ByteString {
  return `\t${`${name}:`.padEnd(NAME_WIDTH)}\t${on ? 'on' : 'off'}\n`;
}

/** The answer about one service of xinetd. */
export function renderXinetdLine({ name, on }: ListedXinetd): ByteString {
  return `${name.padEnd(NAME_WIDTH)}\t${on ? 'on' : 'off'}\n`;
}

/** One line a service: the digits of the levels in which it is on, or `off`. Names are escaped, so each is one word. */
export function renderTerseLine({ name, mask }: ListedService, width: number): ByteString {
  const levels = LEVELS.filter((level) => (mask & (1 << level)) !== 0).join('');
  return `${terseName(name).padEnd(width)} ${levels === '' ? 'off' : levels}\n`;
}

/** The same for a service of xinetd. */
export function renderTerseXinetd({ name, on }: ListedXinetd, width: number): ByteString {
  return `${terseName(name).padEnd(width)} xinetd:${on ? 'on' : 'off'}\n`;
}

/** A name as one word: blanks and what is escaped on a terminal, as `\x20`. `parseTerseName` turns it back. */
export function terseName(name: ByteString): ByteString {
  return name.replaceAll(/[^!-[\]-~\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The name that `terseName` made a word of; undefined if it did not. */
export function parseTerseName(word: ByteString): ByteString | undefined {
  if (/\\(?!x[0-9a-f]{2})/.test(word)) return undefined;
  return word.replaceAll(/\\x([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

/** The list as JSON; the form is described by `docs/schemas/chkconfig-list.schema.json`. */
export function renderListJson(services: readonly ListedService[], xinetd: readonly ListedXinetd[]): ByteString {
  const value = {
    version: 1,
    services: services.map(({ name, links, script }) => ({
      name: textOfBytes(name),
      levels: links().map((link, level) => ({
        runlevel: String(level),
        on: link?.kind === 'S',
        link: link === undefined ? null : { kind: link.kind, number: link.number },
      })),
      ...(script !== undefined && {
        lsb: script.lsb,
        start: script.start,
        stop: script.stop,
        provides: script.provides.map(textOfBytes),
        requiredStart: script.lists['Required-Start'].words.map(({ text }) => textOfBytes(text)),
        requiredStop: script.lists['Required-Stop'].words.map(({ text }) => textOfBytes(text)),
      }),
    })),
    xinetd: xinetd.map(({ name, on }) => ({ name: textOfBytes(name), on })),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}
