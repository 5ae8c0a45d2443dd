/** The lists that rc(8) has rcorder(8) make of its scripts. */
import type { ByteString } from '../../model/bytes.ts';
import type { SkippedScript } from '../../model/boot-plan.ts';
import { baseName } from '../../model/path.ts';
import { placeIn, wholeFile } from '../../model/place.ts';
import type { RcorderDialect } from '../../model/rcorder-order.ts';
import { orderRcorder } from '../../order/rcorder/order.ts';
import type { RcFile } from './file.ts';

export interface RcList {
  /** In order. */
  readonly files: readonly RcFile[];
}

export interface RcFilter {
  readonly keep: readonly ByteString[];
  readonly skip: readonly ByteString[];
}

/** Orders files as the system's rcorder does; those that cannot be read are passed over. */
export function listFiles(files: readonly RcFile[], dialect: RcorderDialect, { keep, skip }: RcFilter): RcList {
  const readable = files.filter(({ text }) => text !== undefined);
  const scripts = readable.map(({ path, header }) => ({ file: path, header }));
  const input = { scripts, operands: files.length, dialect, keep: new Set(keep), skip: new Set(skip) };
  const { order } = orderRcorder(input);
  return { files: order.flatMap(({ script }) => readable[script] ?? []) };
}

/** Why a file is in no list: it cannot be read, or a keyword says so. */
export function skipUnlisted(file: RcFile, { keep, skip }: RcFilter): SkippedScript {
  const { script, text, reason, header, path } = file;
  const name = baseName(path);
  if (text === undefined) {
    return {
      script,
      name,
      code: 'unreadable',
      reason: { code: 'unreadable', place: wholeFile(script), args: { value: reason } },
    };
  }
  const words = header.fields.flatMap((field) => (field.keyword === 'KEYWORD' ? field.words : []));
  const word = words.find((candidate) => skip.includes(candidate.text));
  if (word !== undefined) {
    const reasonOfWord = { code: 'keyword', place: placeIn(script, word), args: { value: word.text } } as const;
    return { script, name, code: 'keyword', reason: reasonOfWord };
  }
  const missing = { code: 'keyword-missing', place: wholeFile(script), args: { value: keep.join(' ') } } as const;
  return { script, name, code: 'keyword', reason: missing };
}
