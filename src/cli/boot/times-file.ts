/** The file of `--times`. */
import { readTimes } from '../../boot/schedule/read-times.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { Io } from '../../host/io.ts';

export type TimesFile =
  { readonly times: ReadonlyMap<ByteString, number> } | { readonly message: string; readonly hint: string };

/** Undefined if none is asked for. */
export function readTimesFile(parsed: ParsedArguments, io: Io): TimesFile | undefined {
  const path = lastValue(parsed, 'times');
  if (path === undefined) return undefined;
  const found = path === '-' ? ({ kind: 'text', text: io.readInput() } as const) : io.host.readFile(bytesOfText(path));
  const hint = 'a line each: name, a tab, seconds';
  if (found.kind !== 'text') {
    return { message: `--times ${path}: ${found.kind === 'error' ? found.reason : 'no regular file'}`, hint };
  }
  const result = readTimes(found.text);
  if (result.kind === 'times') return { times: result.times };
  return { message: `--times ${path}${result.line === 0 ? '' : `:${result.line}`}: ${result.message}`, hint };
}
