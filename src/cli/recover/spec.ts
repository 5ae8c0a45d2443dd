/** The command line of `initorder recover`. */
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const RECOVER_SPEC: CommandSpec = {
  name: 'initorder recover',
  synopsis: '[option]... --root DIR | FOLDER...',
  about:
    'Show what a run that was interrupted has left: its journal, and what the tree\n' +
    'has of each change in it. End it, or drop it.',
  options: [
    { name: 'root', value: 'DIR', about: 'The system below DIR; FOLDER is then inside it' },
    { name: 'apply', about: 'Take the change back, or clear up after one that was made' },
    { name: 'discard', about: 'Delete the journal alone, and say what stays' },
    { name: 'json', letter: 'j', about: 'Print the journals as JSON' },
    ...COMMON_OPTIONS,
  ],
  operands: [['folder']],
  examples: [
    { command: 'initorder recover --root /', about: 'what a run on this machine has left' },
    { command: 'initorder recover --root /srv/image --apply', about: 'end it, whoever ran it' },
    { command: 'initorder recover /usr/local/etc/rc.d', about: "a journal of 'cycles --fix', beside the scripts" },
  ],
  epilogue: 'Exit status: 0 no journal is left; 1 there is one, or it could not be ended;\n' + '2 wrong use.',
};
