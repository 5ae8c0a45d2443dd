/** The command line of `initorder plan`. */
import { COMMON_OPTIONS, SET_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const PLAN_SPEC: CommandSpec = {
  name: 'initorder plan',
  synopsis: '[option]... PATH...',
  about:
    'Print the runlevel links that scripts ask for, with the reason of each number,\nor what they would change in a tree.',
  options: [
    ...SET_OPTIONS,
    {
      name: 'scheme',
      letter: 's',
      value: 'TOOL',
      choices: ['insserv', 'chkconfig'],
      about: 'Whose numbers; else by the headers',
    },
    {
      name: 'format',
      letter: 'f',
      value: 'FORM',
      choices: ['table', 'links', 'sh', 'json', 'html'],
      about: 'A table, a link a line, a script for sh, data, or a page',
    },
    { name: 'why', letter: 'w', about: 'The reason of each number, in the table' },
    { name: 'against', letter: 'a', value: 'DIR', about: 'What would change in the tree below DIR' },
    { name: 'force', about: 'Plan in spite of rings and missing scripts, as insserv -f' },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'initorder plan --root /srv/image --why', about: 'the links of a system, with reasons' },
    { command: 'initorder plan --root / --against /', about: 'what differs from what the headers say' },
    { command: 'initorder plan --format sh ./init.d > links.sh', about: 'a script that makes the links' },
  ],
  epilogue:
    'Exit status: 0 planned, or nothing to change; 1 links would change (--against),\n' +
    'or there is a ring, a requirement not met, or an unreadable file; 2 wrong use.',
};
