/** A file of settings that is shell to the script and lines `KEY=value` to systemd (systemd.exec(5), EnvironmentFile=). */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import { readShell } from '../../shell/read-script.ts';
import type { ShellNode } from '../../shell/syntax.ts';
import { literalText } from './nodes.ts';

export interface EnvFile {
  readonly path: ByteString;
  /** False where there is no such file here, so that nothing is known of it. */
  readonly isRead: boolean;
  /** What each variable is set to, the last assignment; undefined where that is no plain text. */
  readonly values: ReadonlyMap<ByteString, { readonly text: ByteString | undefined; readonly place: Place }>;
  /** The first thing that a shell and systemd would read differently. */
  readonly shellOnly: Place | undefined;
  /** Names that stand in it at all, in comments too. */
  readonly mentions: (variable: ByteString) => boolean;
}

/** Names of what a script calls itself and its files: no file of settings is meant to set them, where none is there to tell. */
const ITS_OWN =
  /^(?:.*_)?(?:BIN|BINARY|DAEMON|DESC|DESCR|EXEC|HELPER|LOCKFILE|NAME|PATH|PIDDIR|PID_?FILE|PROG|PROGRAM|RUNDIR|SCRIPT|SCRIPTNAME)$/i;
export function isOwnName(variable: ByteString): boolean {
  return ITS_OWN.test(variable);
}

/** Larger ones are data. */
const LARGEST = 1 << 18;

/** @param text undefined if there is no such file */
export function readEnvFile(path: ByteString, text: ByteString | undefined): EnvFile {
  const values = new Map<ByteString, { text: ByteString | undefined; place: Place }>();
  if (text === undefined) return { path, isRead: false, values, shellOnly: undefined, mentions: () => true };
  const tree = text.length > LARGEST ? { nodes: [], fault: undefined } : readShell(text);
  let shellOnly = tree.fault === undefined ? undefined : placeIn(path, tree.fault);
  if (text.length > LARGEST) shellOnly = { file: path, line: 1, column: 1, offset: 0, length: 0 };
  for (const node of tree.nodes) {
    const fault = takeNode(node, path, values);
    shellOnly ??= fault;
  }
  return { path, isRead: true, values, shellOnly, mentions: (variable) => text.includes(variable) };
}

function takeNode(
  node: ShellNode,
  path: ByteString,
  values: Map<ByteString, { text: ByteString | undefined; place: Place }>,
): Place | undefined {
  if (node.kind !== 'simple') return { file: path, line: lineOf(node), column: 1, offset: 0, length: 0 };
  const place = placeIn(path, node.span);
  let isPlain = node.words.length === 0;
  for (const { name, value, isAppended } of node.assignments) {
    const text = literalText(value);
    values.set(name, { text: isAppended ? undefined : text, place });
    // Quotes within a value are quotes to neither, but systemd would take off those that a shell keeps.
    isPlain &&= text !== undefined && !isAppended && !/["'\\\n]/.test(text);
  }
  return isPlain ? undefined : place;
}

function lineOf(node: ShellNode): number {
  if ('span' in node) return node.span.line;
  if (node.kind === 'if')
    return node.branches[0]?.condition[0] === undefined ? 1 : lineOf(node.branches[0].condition[0]);
  if (node.kind === 'and-or') return lineOf(node.first);
  if (node.kind === 'case') return node.subject.line;
  const [inner] = node.kind === 'pipeline' ? node.commands : node.kind === 'group' ? node.body : node.condition;
  return inner === undefined ? 1 : lineOf(inner);
}
