/** The command line of `update-rc.d-ts`, as Debian's update-rc.d takes it, and `--compat`, `--root DIR` before it. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';

const ACTIONS = ['remove', 'defaults', 'defaults-disabled', 'start', 'stop', 'enable', 'disable'] as const;

export type UpdateRcdAction = (typeof ACTIONS)[number];

/** What is asked for. */
export interface UpdateRcdRequest {
  readonly name: ByteString;
  readonly action: UpdateRcdAction;
  /** What stands behind the action. */
  readonly rest: readonly ByteString[];
  /** The changes are told, and not made. */
  readonly isDryRun: boolean;
  /** They are told as JSON, made or not. */
  readonly isJson: boolean;
}

/** `usage`: `fault` is what is wrong, empty where the real program says nothing of it; `unsaid` is what is wrong then. */
export type UpdateRcdUse =
  | { readonly kind: 'run'; readonly request: UpdateRcdRequest }
  | { readonly kind: 'usage'; readonly fault: ByteString; readonly unsaid?: ByteString }
  | { readonly kind: 'version' }
  | { readonly kind: 'completion'; readonly shell: string };

/** What stands before the arguments of the real program. */
export interface UpdateRcdLeading {
  readonly isCompat: boolean;
  readonly root: ByteString | undefined;
  /** The version of insserv that is asked for, if any is. */
  readonly insserv: string | undefined;
  readonly rest: readonly string[];
}

/** Options that may stand before `--root` and `--compat` as well as behind them. */
const FLAGS: readonly string[] = ['-f', '--dry-run', '--json'];

/** Takes `--compat`, `--insserv=VERSION` and `--root DIR` out of the options. */
export function takeUpdateRcdLeading(argv: readonly string[]): UpdateRcdLeading {
  let isCompat = false;
  let root: string | undefined;
  let insserv: string | undefined;
  const flags: string[] = [];
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (FLAGS.includes(word) || word.startsWith('--format=')) flags.push(word);
    else if (word === '--format' && argv[at + 1] !== undefined) flags.push(word, argv[(at += 1)] ?? '');
    else if (word === '--compat') isCompat = true;
    else if (word.startsWith('--root=')) root = word.slice('--root='.length);
    else if (word.startsWith('--insserv=')) insserv = word.slice('--insserv='.length);
    else if ((word === '--root' || word === '--insserv') && argv[at + 1] !== undefined) {
      at += 1;
      if (word === '--root') root = argv[at];
      else insserv = argv[at];
    } else break;
  }
  const rest = [...flags, ...argv.slice(at)];
  return { isCompat, root: root === undefined ? undefined : bytesOfText(root), insserv, rest };
}

/**
 * Reads what stands behind those. `-f` is taken and means nothing, as in the real program.
 *
 * @param isStrict as under `--compat`: no option of ours is known
 */
export function readUpdateRcdArguments(argv: readonly string[], isStrict: boolean): UpdateRcdUse {
  let at = 0;
  let isDryRun = false;
  let isJson = false;
  for (; argv[at]?.startsWith('-') === true; at++) {
    const word = argv[at] ?? '';
    if (word === '-f') continue;
    if (!isStrict && (word === '--dry-run' || word === '--json')) {
      if (word === '--json') isJson = true;
      else isDryRun = true;
      continue;
    }
    const format = isStrict ? undefined : /^--format(?:=(.*))?$/s.exec(word);
    if (format) {
      const form = format[1] ?? argv[(at += 1)] ?? '';
      if (form !== 'json' && form !== 'text') return { kind: 'usage', fault: '--format is text or json' };
      if (form === 'json') isJson = true;
      continue;
    }
    if (!isStrict && word === '--version') return { kind: 'version' };
    if (!isStrict && word === '--completion') return { kind: 'completion', shell: argv[at + 1] ?? '' };
    const isHelp = word.startsWith('-h') || word.includes('--help');
    return { kind: 'usage', fault: isHelp ? '' : 'unknown option' };
  }
  const [name, action, ...rest] = argv.slice(at);
  if (name === undefined || action === undefined) return { kind: 'usage', fault: 'not enough arguments' };
  const known = ACTIONS.find((candidate) => candidate === action);
  if (known === undefined) return { kind: 'usage', fault: '', unsaid: wordUnknownAction(name, action) };
  const words = { name: bytesOfText(name), action: known, rest: rest.map(bytesOfText) };
  return { kind: 'run', request: { ...words, isDryRun, isJson } };
}

function wordUnknownAction(name: string, word: string): ByteString {
  if (ACTIONS.some((action) => action === name)) {
    return bytesOfText(`no action '${word}': the name comes first; did you mean '${word} ${name}'?`);
  }
  const meant = nearestName(word, ACTIONS);
  return bytesOfText(`no action '${word}'${meant === undefined ? '' : `: did you mean '${meant}'?`}`);
}
