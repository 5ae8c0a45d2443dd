/** What `initorder graph` looks like from outside. */
import { GROUPINGS } from '../../model/picture.ts';
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';
import { SET_OPTIONS } from '../frame/command-spec.ts';

export const FORMATS = ['text', 'tree', 'dot', 'mermaid', 'svg', 'html', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The endings of file names that say which form is meant. */
export const ENDINGS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['dot', 'dot'],
  ['gv', 'dot'],
  ['mmd', 'mermaid'],
  ['mermaid', 'mermaid'],
  ['svg', 'svg'],
  ['html', 'html'],
  ['htm', 'html'],
  ['json', 'json'],
  ['txt', 'text'],
]);

export const GRAPH_SPEC: CommandSpec = {
  name: 'initorder graph',
  synopsis: '[option]... PATH...',
  about:
    'Draw the order of scripts so that a person can read it: in storeys between the\n' +
    'milestones of the boot, without the edges that others imply.',
  options: [
    ...SET_OPTIONS,
    {
      name: 'format',
      letter: 'f',
      value: 'FORM',
      choices: FORMATS,
      about: 'text if absent: a summary, with --focus the tree, with --path the way',
    },
    { name: 'json', letter: 'j', about: 'The same as --format json' },
    {
      name: 'output',
      letter: 'o',
      value: 'FILE',
      about: 'Write there; the ending says the form (x.svg, x.html, x.dot...)',
    },
    { name: 'focus', value: 'NAME', repeats: true, about: 'Only what stands around this script' },
    { name: 'hops', value: 'N', about: 'So many steps around it; 2 if absent' },
    { name: 'up', value: 'N', about: 'So many steps to what it waits for' },
    { name: 'down', value: 'N', about: 'So many steps to what waits for it' },
    { name: 'through-milestones', about: 'Do not let a milestone end these steps' },
    { name: 'path', value: 'A B', repeats: true, about: 'Only a shortest way between two scripts: --path A B' },
    { name: 'only-cycles', about: 'Only scripts that wait for one another' },
    { name: 'keep', letter: 'k', value: 'WORD', repeats: true, about: 'rc.d: only scripts with one of these keywords' },
    { name: 'skip', letter: 's', value: 'WORD', repeats: true, about: 'rc.d: no scripts with one of these keywords' },
    { name: 'runlevel', value: 'R', about: 'LSB: only scripts of this runlevel' },
    { name: 'stop', about: 'The order in which they stop' },
    { name: 'dialect', value: 'NAME', choices: ['rcorder', 'lsb'], about: 'Where there are both: whose headers' },
    { name: 'edges', value: 'WHICH', choices: ['reduced', 'all'], about: 'all: those too that others imply' },
    { name: 'group', value: 'BY', choices: GROUPINGS, about: 'What makes the storeys; milestone if absent' },
    { name: 'direction', value: 'WAY', choices: ['down', 'right'], about: 'dot, mermaid: where the boot goes' },
    { name: 'theme', value: 'NAME', choices: ['auto', 'light', 'dark'], about: 'svg, html: auto if absent' },
    { name: 'no-twins', about: 'svg, html: a box of its own for each script' },
    { name: 'state', about: 'What a boot of that system does with each script: run, out, undecided' },
    { name: 'invert', about: 'tree: what waits for a script' },
    { name: 'depth', letter: 'd', value: 'N', about: 'tree: how deep; 3 if absent' },
    { name: 'force', about: 'mermaid: more than it can draw' },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'initorder graph /etc/rc.d', about: 'how big it is, and its storeys' },
    { command: 'initorder graph --focus sshd /etc/rc.d', about: 'what sshd waits for' },
    { command: 'initorder graph --path root sshd /etc/rc.d', about: 'the shortest way from one to the other' },
    { command: 'initorder graph -f mermaid --focus rpcbind etc/rc.d', about: 'for a README' },
    { command: 'initorder graph -o boot.html --root /srv/image', about: 'a page to walk in, one file' },
    { command: 'initorder graph -f dot /etc/rc.d | dot -Tpdf -o boot.pdf', about: 'for Graphviz' },
  ],
  epilogue:
    'Exit status: 0 drawn; 1 there is nothing to draw: no such script, no way from one\n' +
    'to the other, or too much for the form; 2 wrong use.',
};

/** `--path A B` takes two words; for the argument readers these are two values. */
export function splitPath(argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    const [first, second] =
      word === '--path' ? [argv[i + 1], argv[i + 2]] : [word.slice('--path='.length), argv[i + 1]];
    const isPath = i < end && (word === '--path' || word.startsWith('--path='));
    if (!isPath || first === undefined || second === undefined || second.startsWith('--path')) {
      words.push(word);
      continue;
    }
    words.push(`--path=${first}`, `--path=${second}`);
    i += word === '--path' ? 2 : 1;
  }
  return words;
}
