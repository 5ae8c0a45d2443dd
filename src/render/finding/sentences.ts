/** The sentences of findings: what is wrong, what stands there, and what to do. The only place where they are worded. */
import type { ByteString } from '../../model/bytes.ts';
import type { Finding, FindingArguments } from '../../model/finding.ts';
import { baseName } from '../../model/path.ts';
import { showName, showShellPath } from '../text/show.ts';
import type { Sentences } from './words.ts';
import { wordUnordered } from './unordered.ts';

export function wordFinding({ code, place, args }: Finding): Sentences {
  const file = showName(place.file);
  const name = quote(args, 'name');
  switch (code) {
    case 'order/unreadable-file':
      return {
        title: `cannot read ${file}: ${text(args, 'reason')}`,
        label: '',
        help: 'it is left out; the other scripts are ordered without it',
      };
    case 'order/folder':
      return {
        title: `${file} is a folder, not a script; it is left out`,
        label: '',
        help: `to order the scripts in it, type ${text(args, 'command')} ${showShellPath(withoutSlashes(place.file))}/*`,
      };
    case 'order/not-regular':
      return { title: `${file} is no regular file; it is left out`, label: '', help: '' };
    case 'order/debug-ignored':
      return { title: '-d is accepted and does nothing, as in the real program', label: '', help: '' };
    case 'order/unmet-requirement':
      return {
        title: `none of these scripts provides ${name}, which ${who(args, file, 'requires', 'require')}`,
        // LSB's fields are not written in capitals as rcorder's are.
        label: `no ${/[a-z]/.test(String(args['field'] ?? '')) ? 'Provides' : 'PROVIDE'} line has ${name}`,
        help: suggestion(args) ?? ADD_OR_DELETE,
      };
    case 'order/unknown-before':
      return {
        title: `none of these scripts provides ${name}, before which ${who(args, file, 'is', 'are')} to come`,
        label: 'the word has no effect',
        help: suggestion(args) ?? ADD_OR_DELETE,
      };
    case 'order/chkconfig-only':
    case 'order/no-header':
    case 'order/foreign-script':
    case 'order/by-names':
    case 'order/nothing':
    case 'order/dropped-word':
      return wordUnordered(code, place, args);
  }
}

/** A path without the slashes at its end; a loop, since a pattern that looks for the end may look again at every slash. */
function withoutSlashes(path: ByteString): ByteString {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

const ADD_OR_DELETE = 'add the script that provides it to the list, or delete the word';

function who(args: FindingArguments, file: ByteString, one: string, many: string): ByteString {
  return args['scripts'] === 1 ? `${baseName(file)} ${one}` : `${text(args, 'scripts')} of them ${many}`;
}

function suggestion(args: FindingArguments): ByteString | undefined {
  if (args['beside'] !== undefined) return `${text(args, 'beside')} is there, and is not in the list: add it`;
  if (args['file'] !== undefined) {
    const file = text(args, 'file');
    return args['provides'] === ''
      ? `${file} is there, and has no line that provides a name: add one`
      : `${file} is there, it provides ${quote(args, 'provides')}: write that`;
  }
  if (args['nearest'] === undefined) return undefined;
  return `did you mean ${quote(args, 'nearest')}? else ${ADD_OR_DELETE}`;
}

function text(args: FindingArguments, key: string): ByteString {
  return showName(String(args[key] ?? ''));
}

function quote(args: FindingArguments, key: string): ByteString {
  return `\`${text(args, key)}'`;
}
