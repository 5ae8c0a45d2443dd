/** `rcorder-ts --compat`: the real program, to the byte, on standard output and standard error alike. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { RcorderDialect } from '../../model/rcorder-order.ts';
import { orderRcorder } from '../../order/rcorder/order.ts';
import {
  renderBadOption,
  renderDebugIgnored,
  renderRcorderEvent,
  renderUnopened,
} from '../../render/rcorder/compat.ts';
import { renderDigraphEnd, renderDigraphEvent, renderDigraphStart } from '../../render/rcorder/digraph.ts';
import { renderOrderLines } from '../../render/rcorder/lines.ts';
import { getopt, type GetoptItem } from '../frame/getopt.ts';
import type { Io } from '../../host/io.ts';
import { readRcorderScripts } from '../../system/scripts/read.ts';

/** The options that each of the programs knows, as getopt(3) writes them. */
const LETTERS: Readonly<Record<RcorderDialect, string>> = { freebsd: 'dgk:ps:', netbsd: 'dk:s:' };

/**
 * Looks for `--compat PROGRAM` among the leading options, where getopt would still see an option.
 *
 * @param ownNames given if the command was called as the real program, FreeBSD's: it is that program then by itself, unless
 *   one of these long options of ours is asked for
 * @returns the words without it, or undefined if it is not there or names no known program
 */
export function takeCompat(
  argv: readonly string[],
  ownNames?: ReadonlySet<string>,
): { readonly dialect: RcorderDialect; readonly rest: readonly string[] } | undefined {
  const byName = ownNames && ({ dialect: 'freebsd', rest: argv } as const);
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--' || word === '-' || !word.startsWith('-')) return byName;
    const isJoined = word.startsWith('--compat=');
    if (isJoined || word === '--compat') {
      const program = isJoined ? word.slice('--compat='.length) : argv[at + 1];
      if (program !== 'freebsd' && program !== 'netbsd') return undefined;
      return { dialect: program, rest: [...argv.slice(0, at), ...argv.slice(at + (isJoined ? 1 : 2))] };
    }
    if (ownNames?.has(/^--([^=]+)/.exec(word)?.[1] ?? '') === true) return undefined;
    // A first k or s at the end of its word takes the next word for its value; one before the end has it joined.
    if (/^-[^ks]*[ks]$/.test(word)) at += 1;
  }
  return byName;
}

/** Runs as the real program does; `argv` without the words about compatibility. */
export function runRcorderCompat(argv: readonly string[], dialect: RcorderDialect, io: Io): number {
  const { items, operands } = getopt(argv.map(bytesOfText), LETTERS[dialect]);
  for (const item of items) io.stderr.write(renderItem(item));
  const flags = new Set(items.map((item) => (item.kind === 'flag' ? item.letter : '')));
  const { scripts, unread } = readRcorderScripts(io.host, operands);
  for (const entry of unread) if (entry.kind === 'error') io.stderr.write(renderUnopened(entry.file, entry.reason));

  const files = scripts.map((script) => script.file);
  const isGraph = flags.has('g');
  if (isGraph) io.stdout.write(renderDigraphStart());
  const { order, status } = orderRcorder(
    {
      scripts,
      operands: operands.length,
      dialect,
      keep: valuesOf(items, 'k'),
      skip: valuesOf(items, 's'),
    },
    {
      onEvent: (event) => {
        io.stderr.write(renderRcorderEvent(event, files, dialect));
      },
      ...(isGraph && {
        onDigraph: (event) => {
          io.stdout.write(renderDigraphEvent(event));
        },
      }),
    },
  );
  if (isGraph) io.stdout.write(renderDigraphEnd());
  else io.stdout.write(renderOrderLines(order, files, { isParallel: flags.has('p'), isReverse: false }));
  return status;
}

function renderItem(item: GetoptItem): ByteString {
  switch (item.kind) {
    case 'unknown':
    case 'no-value':
      return renderBadOption(item.letter, item.kind);
    case 'flag':
      return item.letter === 'd' ? renderDebugIgnored() : '';
    case 'value':
      return '';
  }
}

function valuesOf(items: readonly GetoptItem[], letter: string): ReadonlySet<ByteString> {
  return new Set(items.flatMap((item) => (item.kind === 'value' && item.letter === letter ? [item.value] : [])));
}
