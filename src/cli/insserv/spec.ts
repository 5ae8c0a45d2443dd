/** The command line of `insserv-ts`, for its help and its completions; it is read by `insserv-arguments.ts`. */
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const INSSERV_SPEC: CommandSpec = {
  name: 'insserv-ts',
  synopsis: '[option]... [SCRIPT[,start=LEVELS][,stop=LEVELS]... | FOLDER]',
  about:
    'Enable or remove init scripts with LSB headers, and give all links their\n' +
    'numbers, link for link as insserv(8) 1.26 does. Without a script: renumber\n' +
    'what is linked.',
  options: [
    { name: 'remove', letter: 'r', about: 'Remove the links of the scripts' },
    { name: 'default', letter: 'd', about: 'Take the runlevels of the headers, not those of the links' },
    { name: 'force', letter: 'f', about: 'Go on in spite of missing services, rings and broken headers' },
    { name: 'recursive', letter: 'e', about: 'Let scripts pass whose requirements are not enabled' },
    { name: 'dry-run', about: 'Change nothing, and print the plan with its reasons' },
    { name: 'json', about: 'Print what changes as JSON, with --dry-run or without' },
    { name: 'no-act', letter: 'n', about: 'Change nothing, and tell each change as insserv -n does' },
    { name: 'show-all', letter: 's', about: 'Change nothing, and print the places of all scripts' },
    { name: 'verbose', letter: 'v', about: 'Tell what is changed; twice: also what is read' },
    { name: 'silent', letter: 'q', about: 'No warnings' },
    { name: 'path', letter: 'p', value: 'DIR', about: 'The folder of scripts; /etc/init.d if absent' },
    { name: 'override', letter: 'o', value: 'DIR', about: 'The folder of overrides' },
    { name: 'config', letter: 'c', value: 'FILE', about: 'The conf file; FILE.d goes with it' },
    { name: 'insserv-dir', letter: 'i', value: 'DIR', about: 'The folder of the dependency files' },
    { name: 'upstart-job', letter: 'u', value: 'PATH', about: 'Accepted; upstart jobs are never run' },
    { name: 'root', value: 'DIR', about: 'See DIR as the whole system: all paths are inside it' },
    {
      name: 'compat',
      value: 'VERSION',
      choices: ['1.26', '1.24'],
      about: 'Messages as that insserv, to the byte; comes first',
    },
    ...COMMON_OPTIONS,
  ],
  operands: [['script', 'path']],
  examples: [
    { command: 'insserv-ts --dry-run web', about: 'what enabling a script would change, and why' },
    { command: 'insserv-ts --root /srv/image db web', about: 'enable two scripts of an image' },
    { command: 'insserv-ts -r web', about: 'remove the links of a script' },
    { command: 'insserv-ts -s', about: 'the number of every script' },
  ],
  epilogue: 'Exit status: 0 done; 1 something is wrong (no link changed), or wrong use.',
};
