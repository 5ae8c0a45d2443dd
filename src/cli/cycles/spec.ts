/** The command line of `initorder cycles`. */
import { COMMON_OPTIONS, SET_OPTIONS, type CommandSpec, type OptionSpec } from '../frame/command-spec.ts';

const CHOICE_OPTIONS: readonly OptionSpec[] = [
  { name: 'cut', value: 'N', repeats: true, about: 'Make the cut of this number; one for each group at most' },
  {
    name: 'keep',
    value: 'WORD',
    repeats: true,
    about: 'Never propose this word: its text, or its place as FILE:LINE or FILE:LINE:COLUMN',
  },
];

export const CYCLES_SPEC: CommandSpec = {
  name: 'initorder cycles',
  synopsis: '[option]... PATH...',
  about:
    'Find scripts that wait for one another, show the header words that make each\n' +
    'ring, and the least words to delete so that none is left.',
  options: [
    ...SET_OPTIONS,
    { name: 'fix', about: 'Delete these words in the files' },
    { name: 'diff', about: 'Show what --fix would change, as a unified diff' },
    ...CHOICE_OPTIONS,
    { name: 'whole', about: 'Show every step and every word, however many' },
    { name: 'json', letter: 'j', about: 'Print the groups as JSON' },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'initorder cycles /etc/rc.d /usr/local/etc/rc.d', about: 'rc.d scripts of a BSD' },
    { command: 'initorder cycles --root /srv/image', about: 'all scripts of a system that is not running' },
    { command: 'initorder cycles --diff init.d | less', about: 'the cut, before making it' },
    { command: 'initorder cycles --fix --cut 2 init.d', about: 'the second cut that the report lists' },
  ],
  epilogue: 'Exit status: 0 no ring (or none left after --fix); 1 rings were found; 2 wrong use.',
};
