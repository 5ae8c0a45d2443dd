/** Options of the commands that work on a set of scripts, and how they become one. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { showName, showShellPath } from '../../render/text/show.ts';
import { lastValue, type ParsedArguments } from './command-spec.ts';
import { createRootGuard } from '../../host/root-guard.ts';
import type { Io, LinkIo } from '../../host/io.ts';
import type { WholeHost } from '../../host/rooted-host.ts';
import { createLocator, type Locate } from '../../change/fix-session.ts';
import type { WrongUse } from './run-spec.ts';
import { readScriptSet, type ScriptSet, type SetSource } from '../../system/scripts/set.ts';

/** Some scripts must be named. */
export function judgeSet({ values }: ParsedArguments, paths: readonly string[], example: string): WrongUse | undefined {
  if (paths.length > 0 || values.has('root')) return undefined;
  return { message: 'no scripts given', hint: `name scripts, folders or a whole system: ${example}` };
}

/** The io of a command on a set: with `--root`, no link inside the root is followed out of it. */
export function confineIo(parsed: ParsedArguments, io: LinkIo): Io {
  const root = lastValue(parsed, 'root');
  return root === undefined ? io : { ...io, host: createRootGuard(io.host, bytesOfText(root)) };
}

/** Reads the set that the options and these paths mean. */
export function readSet(parsed: ParsedArguments, paths: readonly string[], io: Io): ScriptSet {
  return readScriptSet(io.host, sourceOfSet(parsed, paths));
}

/** Where the scripts are that the options and these paths mean. */
export function sourceOfSet(parsed: ParsedArguments, paths: readonly string[]): SetSource {
  const root = lastValue(parsed, 'root');
  return {
    paths: paths.map(bytesOfText),
    conf: (parsed.values.get('conf') ?? []).map(bytesOfText),
    ...(root !== undefined && { root: bytesOfText(root) }),
  };
}

/** The words that say which scripts are meant, as they can be typed again. */
export function namePaths(parsed: ParsedArguments): string {
  return showWords(setOptions(parsed), parsed.operands);
}

/** What a page is about: the scripts as they were named, or how many, where they were many. */
export function titleOfSet({ values, operands }: ParsedArguments, count: number): ByteString {
  const named = [...(values.get('root') ?? []), ...operands];
  return showName(bytesOfText(named.length <= FEW ? named.join(' ') : `${count} scripts`));
}

/** How many operands advice repeats; of more it only says that they belong there. */
const FEW = 3;

/** Options and operands as words for a shell, for advice that can be pasted. */
export function showWords(options: readonly string[], operands: readonly string[] = []): string {
  const show = (words: readonly string[]): readonly string[] => words.map(bytesOfText).map(showWord);
  const shown = operands.length > FEW ? ['PATH...'] : show(operands);
  return textOfBytes([...show(options), ...shown].join(' '));
}

/** As a path, but an option stays one. */
function showWord(word: ByteString): ByteString {
  return word.startsWith('--') ? word : showShellPath(word);
}

/** The options that say which scripts are meant. */
export function setOptions({ values }: ParsedArguments): readonly string[] {
  return ['root', 'conf'].flatMap((name) => (values.get(name) ?? []).flatMap((value) => [`--${name}`, value]));
}

/** The words that say which scripts are meant. */
export function setWords(parsed: ParsedArguments): readonly string[] {
  return [...setOptions(parsed), ...parsed.operands];
}

/** How the files of a command's set are found on the machine, and the root of their system there. */
export function locatorOf(
  parsed: ParsedArguments,
  io: Pick<Io, 'cwd'>,
  host: WholeHost,
): { readonly locate: Locate; readonly system: ByteString } {
  const root = lastValue(parsed, 'root');
  const cwd = bytesOfText(io.cwd);
  const locate = createLocator(host, cwd, root === undefined ? undefined : bytesOfText(root));
  const system = root === undefined ? undefined : createLocator(host, cwd, undefined)(bytesOfText(root));
  return { locate, system: system ?? '/' };
}
