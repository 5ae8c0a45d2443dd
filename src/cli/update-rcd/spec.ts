/** The command line of `update-rc.d-ts`, for its help and its completions; it is read by `update-rcd-arguments.ts`. */
import type { CommandSpec } from '../frame/command-spec.ts';

export const UPDATE_RCD_SPEC: CommandSpec = {
  name: 'update-rc.d-ts',
  synopsis: '[--compat] [--root DIR] [--dry-run] [--json] [-f] NAME ACTION [LEVEL]...',
  about:
    'Make, remove, enable and disable the links of an init script, as update-rc.d of\n' +
    'Debian does. ACTION: defaults, defaults-disabled, remove, enable, disable.',
  options: [
    { name: 'compat', about: "Messages as Debian's update-rc.d, to the byte; comes first" },
    { name: 'compat=openembedded', about: "OpenEmbedded's update-rc.d instead: -r ROOT, numbers obeyed" },
    {
      name: 'insserv',
      value: 'VERSION',
      choices: ['1.24', '1.26'],
      about: 'The insserv that orders: 1.24 of Debian 12 (usual), or 1.26',
    },
    { name: 'root', value: 'DIR', about: 'See DIR as the whole system' },
    { name: 'dry-run', about: 'Change nothing, and print what would change' },
    { name: 'json', about: 'Print what changes as JSON, with --dry-run or without' },
    { name: 'force', letter: 'f', about: 'Accepted; insserv is always forced' },
    { name: 'completion', value: 'SHELL', choices: ['bash', 'zsh', 'fish'], about: 'Print a completion script' },
    { name: 'help', letter: 'h', about: 'Show this help' },
    { name: 'version', about: 'Show the version' },
  ],
  operands: [
    ['script'],
    [['defaults', 'defaults-disabled', 'remove', 'enable', 'disable']],
    [['S', '2', '3', '4', '5']],
  ],
  examples: [
    { command: 'update-rc.d-ts web defaults', about: 'links by the header' },
    { command: 'update-rc.d-ts --dry-run web defaults', about: 'what that would change' },
    { command: 'update-rc.d-ts web disable 2 3', about: 'kill links in place of start links' },
    { command: 'update-rc.d-ts --root /srv/image web remove', about: 'in an image' },
  ],
  epilogue: 'Exit status: 0 done; 1 something is wrong, or wrong use (help asked for with -h, too).',
};
