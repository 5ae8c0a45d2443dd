/** The command line of `rcorder-ts`. */
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const RCORDER_SPEC: CommandSpec = {
  name: 'rcorder-ts',
  synopsis: '[-dgp] [-k KEYWORD]... [-s KEYWORD]... [option]... FILE...',
  about:
    'Print rc.d scripts in the order of their PROVIDE, REQUIRE and BEFORE lines,\n' +
    'exactly as rcorder(8) of FreeBSD 14 does.',
  options: [
    { name: 'parallel', letter: 'p', about: 'Scripts that may run at the same time on one line' },
    { name: 'graph', letter: 'g', about: 'Print the dependencies as a Graphviz graph instead' },
    { name: 'keep', letter: 'k', value: 'KEYWORD', repeats: true, about: 'Only scripts that have this KEYWORD' },
    { name: 'skip', letter: 's', value: 'KEYWORD', repeats: true, about: 'No scripts that have this KEYWORD' },
    { name: 'reverse', letter: 'r', about: 'Print the order of the shutdown: last started, first stopped' },
    { name: 'json', letter: 'j', about: 'Print order and findings as JSON' },
    { name: 'debug', letter: 'd', about: 'Accepted as the real program does, which ignores it' },
    {
      name: 'compat',
      value: 'PROGRAM',
      choices: ['freebsd', 'netbsd'],
      about: "Behave as that system's rcorder to the byte, messages included",
    },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'rcorder-ts /etc/rc.d/*', about: 'the order of the boot' },
    { command: 'rcorder-ts -s nostart -s firstboot /etc/rc.d/*', about: 'as rc(8) asks for it' },
    { command: 'rcorder-ts -k shutdown --reverse /etc/rc.d/*', about: 'the order of the shutdown' },
    { command: 'rcorder-ts -g /etc/rc.d/* | dot -Tsvg > boot.svg', about: 'a picture' },
    { command: 'rcorder-ts --compat netbsd /etc/rc.d/*', about: "NetBSD's rcorder" },
  ],
  epilogue:
    'Exit status: 0 ordered; 1 a requirement has no provider, or scripts wait for\n' +
    'one another in a ring (the order is printed all the same); 2 wrong use.',
};
