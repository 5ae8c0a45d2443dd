/** The command line of OpenEmbedded's update-rc.d: `[-n] [-f] [-s] [-v] [-r ROOT] NAME ACTION...`, and our `--root`, `--json`. */

export interface OpenEmbeddedWords {
  readonly kind: 'words';
  readonly root: string | undefined;
  readonly script: string;
  /** The action and what stands behind it. */
  readonly action: readonly string[];
  readonly isForced: boolean;
  /** `-s`: the script is to be started as well. */
  readonly isStart: boolean;
  readonly isVerbose: boolean;
  /** The changes are told, and not made. */
  readonly isDryRun: boolean;
  /** They are told as JSON, made or not. */
  readonly isJson: boolean;
}

/** Takes the words that choose this program off a command line; undefined if it is another one that is asked for. */
export function takeOpenEmbedded(argv: readonly string[]): readonly string[] | undefined {
  for (let at = 0; at < argv.length && argv[at]?.startsWith('-') === true; at++) {
    if (argv[at] === '--compat=openembedded') return [...argv.slice(0, at), ...argv.slice(at + 1)];
    if (['--root', '-r', '--format'].includes(argv[at] ?? '')) at += 1;
  }
  return undefined;
}

/** True for a call as OpenEmbedded's has them and Debian's has not: an option before the name with a root behind it. */
export function looksLikeOpenEmbedded(rest: readonly string[]): boolean {
  const end = rest.findIndex((word) => !word.startsWith('-'));
  return rest.slice(0, end < 0 ? rest.length : end).some((word) => /^-[rsnv]/.test(word));
}

/** Reads the words. O(n). */
export function readOpenEmbeddedWords(
  argv: readonly string[],
): OpenEmbeddedWords | { readonly kind: 'wrong'; readonly message: string } {
  const flags = new Set<string>();
  let root: string | undefined;
  let isJson = false;
  let at = 0;
  for (; argv[at]?.startsWith('-') === true; at++) {
    const word = argv[at] ?? '';
    const [, option, joined] = /^--(root|format)(?:=(.*))?$/s.exec(word) ?? [];
    const value = (): string => joined ?? argv[(at += 1)] ?? '';
    if (word === '-r' || option === 'root') root = value();
    else if (word === '--json') isJson = true;
    else if (option === 'format') {
      const form = value();
      if (form !== 'json' && form !== 'text') return { kind: 'wrong', message: '--format is text or json' };
      if (form === 'json') isJson = true;
    } else if (/^-[nfsv]$/.test(word) || word === '--dry-run') flags.add(word === '--dry-run' ? '-n' : word);
    else return { kind: 'wrong', message: `unknown option ${word}` };
  }
  const [script, ...action] = argv.slice(at);
  if (script === undefined || action.length === 0) return { kind: 'wrong', message: 'a name and an action are needed' };
  if (script === '' || script.includes('/')) return { kind: 'wrong', message: `'${script}' is no name of a script` };
  return {
    kind: 'words',
    root,
    script,
    action,
    isForced: flags.has('-f'),
    isStart: flags.has('-s'),
    isVerbose: flags.has('-v'),
    isDryRun: flags.has('-n'),
    isJson,
  };
}
