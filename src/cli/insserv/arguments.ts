/** The command line of `insserv-ts`: what insserv 1.26 takes, in its way of taking it, and a few options of our own. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { getoptLong, type LongOption } from '../frame/getopt-long.ts';

/** The versions of the real program that are known. */
export const INSSERV_VERSIONS = ['1.24', '1.26'] as const;

export type InsservVersion = (typeof INSSERV_VERSIONS)[number];

export function isInsservVersion(word: string): word is InsservVersion {
  return INSSERV_VERSIONS.some((version) => version === word);
}

/** The command line as read. Paths that were not given are undefined. */
export interface InsservArguments {
  readonly operands: readonly ByteString[];
  readonly flags: ReadonlySet<string>;
  readonly verbosity: number;
  readonly scriptFolder?: ByteString;
  readonly dependencyFolder?: ByteString;
  readonly overrides?: ByteString;
  readonly conf?: ByteString;
  readonly root?: ByteString;
  readonly color?: string;
  readonly completion?: string;
}

/** `wrong`: `message` is empty where the real program only says where to look for help. */
export type InsservUse =
  | { readonly kind: 'run'; readonly args: InsservArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: ByteString; readonly isPlain: boolean };

/** In the order in which the real program lists those that an ambiguous word may mean. */
const OPTIONS: readonly LongOption[] = [
  { key: 'verbose', letter: 'v', names: ['verbose'], hasValue: false },
  { key: 'conf', letter: 'c', names: ['config'], hasValue: true },
  { key: 'dry-run', names: ['dryrun', 'dry-run'], hasValue: false },
  { key: 'dry', letter: 'n', names: [], hasValue: false },
  { key: 'default', letter: 'd', names: ['default'], hasValue: false },
  { key: 'remove', letter: 'r', names: ['remove'], hasValue: false },
  { key: 'force', letter: 'f', names: ['force'], hasValue: false },
  { key: 'scriptFolder', letter: 'p', names: ['path'], hasValue: true },
  { key: 'dependencyFolder', letter: 'i', names: ['insserv-dir'], hasValue: true },
  { key: 'overrides', letter: 'o', names: ['override'], hasValue: true },
  { key: 'upstart', letter: 'u', names: ['upstart-job'], hasValue: true },
  { key: 'recursive', letter: 'e', names: ['recursive'], hasValue: false },
  { key: 'silent', letter: 'q', names: ['silent'], hasValue: false },
  { key: 'show-all', letter: 's', names: ['showall', 'show-all'], hasValue: false },
  { key: 'help', letter: 'h', names: ['help'], hasValue: false },
];

const OUR_OPTIONS: readonly LongOption[] = [
  { key: 'root', names: ['root'], hasValue: true, isOurs: true },
  { key: 'json', names: ['json'], hasValue: false, isOurs: true },
  { key: 'dry', names: ['no-act'], hasValue: false, isOurs: true },
  { key: 'format', names: ['format'], hasValue: true, isOurs: true },
  { key: 'no-color', names: ['no-color'], hasValue: false, isOurs: true },
  { key: 'color', names: ['color'], hasValue: true, isOurs: true },
  { key: 'completion', names: ['completion'], hasValue: true, isOurs: true },
  { key: 'version', names: ['version'], hasValue: false, isOurs: true },
];

/** Options whose value must not be empty. */
const PATHS: ReadonlySet<string> = new Set([
  'conf',
  'scriptFolder',
  'overrides',
  'upstart',
  'dependencyFolder',
  'root',
]);

/** What stands before the real program's own options. */
export interface LeadingOptions {
  readonly compat: InsservVersion | undefined;
  readonly root: string | undefined;
  readonly rest: readonly string[];
}

/** Takes `--compat[=VERSION]` and `--root DIR` off the front of the arguments. */
export function takeLeading(argv: readonly string[]): LeadingOptions {
  let compat: InsservVersion | undefined;
  let root: string | undefined;
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--compat' || word === '--compat=1.26') compat = '1.26';
    else if (word === '--compat=1.24') compat = '1.24';
    else if (word.startsWith('--root=')) root = word.slice('--root='.length);
    else if (word === '--root' && argv[at + 1] !== undefined) {
      at += 1;
      root = argv[at];
    } else break;
  }
  return { compat, root, rest: argv.slice(at) };
}

/** Reads the arguments behind those: with `compat` only the real program's options are known. O(n). */
export function readInsservArguments({ compat, root, rest }: LeadingOptions): InsservUse {
  const options = compat === undefined ? [...OPTIONS, ...OUR_OPTIONS] : OPTIONS;
  const { items, operands } = getoptLong(rest, options);
  const flags = new Set<string>();
  const values = new Map<string, string>(root === undefined ? [] : [['root', root]]);
  let verbosity = 0;
  for (const item of items) {
    if (item.kind === 'wrong') return { kind: 'wrong', message: bytesOfText(item.message), isPlain: false };
    const { key, value } = item;
    if (key === 'help') return { kind: 'help' };
    if (PATHS.has(key) && value === '') {
      const isPlain = key === 'dependencyFolder';
      return { kind: 'wrong', message: isPlain ? 'Please provide a valid path' : '', isPlain };
    }
    if (key === 'verbose') verbosity += 1;
    else if (key === 'format' && value !== 'json' && value !== 'text') {
      return { kind: 'wrong', message: `--format is text or json, not '${bytesOfText(value)}'`, isPlain: true };
    } else if (key === 'format') {
      if (value === 'json') flags.add('json');
    } else if (key === 'no-color') values.set('color', 'never');
    else if (options.some((option) => option.key === key && option.hasValue)) values.set(key, value);
    else flags.add(key);
  }
  if (flags.has('dry') || flags.has('dry-run')) verbosity += 1;
  return { kind: 'run', args: { operands: operands.map(bytesOfText), flags, verbosity, ...toPaths(values) } };
}

function toPaths(values: ReadonlyMap<string, string>): Partial<InsservArguments> {
  const path = (key: string): ByteString | undefined => {
    const value = values.get(key);
    return value === undefined ? undefined : bytesOfText(value);
  };
  const [scriptFolder, dependencyFolder, overrides] = [
    path('scriptFolder'),
    path('dependencyFolder'),
    path('overrides'),
  ];
  const [conf, root, color, completion] = [path('conf'), path('root'), values.get('color'), values.get('completion')];
  return {
    ...(scriptFolder !== undefined && { scriptFolder }),
    ...(dependencyFolder !== undefined && { dependencyFolder }),
    ...(overrides !== undefined && { overrides }),
    ...(conf !== undefined && { conf }),
    ...(root !== undefined && { root }),
    ...(color !== undefined && { color }),
    ...(completion !== undefined && { completion }),
  };
}
