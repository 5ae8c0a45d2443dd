/** Reads a list that `--list --terse` has printed: a name and levels in each line, `off`, or `xinetd:on` and `xinetd:off`. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { parseTerseName } from '../../render/chkconfig/list.ts';
import type { ChkconfigContext } from './context.ts';

export interface SavedService {
  readonly name: ByteString;
  /** Bit n for runlevel n. */
  readonly levels: number;
  /** For a service of xinetd whether it was on. */
  readonly xinetd?: boolean;
}

export type SavedList =
  | { readonly kind: 'services'; readonly services: readonly SavedService[] }
  | { readonly kind: 'fault'; readonly message: ChkconfigMessage };

/** Reads a file of the host, or standard input for `-`. Empty lines and lines that begin with `#` are passed over. */
export function readSavedList({ io }: ChkconfigContext, file: string): SavedList {
  const path = bytesOfText(file);
  const content = file === '-' ? { kind: 'text' as const, text: io.readInput() } : io.host.readFile(path);
  if (content.kind !== 'text') {
    const fault =
      content.kind === 'error' ? content : { code: 'EINVAL', reason: 'it is no regular file; for a pipe, write -' };
    return { kind: 'fault', message: { kind: 'restore-file', path, fault } };
  }
  const services: SavedService[] = [];
  let offset = 0;
  for (const [index, line] of content.text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length > 0 && !line.startsWith('#')) {
      const service = words.length === 2 ? readService(words[0] ?? '', words[1] ?? '') : undefined;
      if (service === undefined) {
        const place = {
          file: file === '-' ? '(standard input)' : path,
          line: index + 1,
          column: 1,
          offset,
          length: line.length,
        };
        return { kind: 'fault', message: { kind: 'restore-line', place, text: line } };
      }
      services.push(service);
    }
    offset += line.length + 1;
  }
  return { kind: 'services', services };
}

function readService(word: ByteString, state: ByteString): SavedService | undefined {
  const name = parseTerseName(word);
  if (name === undefined) return undefined;
  if (state === 'xinetd:on' || state === 'xinetd:off') return { name, levels: 0, xinetd: state === 'xinetd:on' };
  if (state === 'off') return { name, levels: 0 };
  if (!/^[0-6]+$/.test(state)) return undefined;
  return { name, levels: Array.from(state).reduce((levels, digit) => levels | (1 << Number(digit)), 0) };
}
