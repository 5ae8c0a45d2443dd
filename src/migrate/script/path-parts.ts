/** `dirname` and `basename` of a path that is known: told without running them. */
import { baseName } from '../../model/path.ts';
import type { ByteString } from '../../model/bytes.ts';

export type PathCall = { readonly part: (path: ByteString) => ByteString } & (
  { readonly path: ByteString } | { readonly variable: ByteString }
);

const CALL = /^(dirname|basename)[ \t]+(?:--[ \t]+)?"?(?:\$(\w+)|\$\{(\w+)\}|(\/[\w./@:+-]*))"?$/;

/** Reads the commands of a substitution; undefined for any others. */
export function fromPath(text: ByteString): PathCall | undefined {
  const [, name, bare, braced, path] = CALL.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  const part = name === 'basename' ? baseOf : folderOf;
  const variable = bare ?? braced;
  return variable === undefined ? { part, path: path ?? '' } : { part, variable };
}

function baseOf(path: ByteString): ByteString {
  return baseName(path.replace(/\/+$/, ''));
}

function folderOf(path: ByteString): ByteString {
  const plain = path.replace(/\/+$/, '');
  const end = plain.lastIndexOf('/');
  if (end < 0) return '.';
  return end === 0 ? '/' : plain.slice(0, end);
}
