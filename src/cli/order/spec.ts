/** The command line of `initorder order`. */
import { COMMON_OPTIONS, SET_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const ORDER_SPEC: CommandSpec = {
  name: 'initorder order',
  synopsis: '[option]... PATH...',
  about:
    'Print the order of scripts of any dialect, with their levels: scripts of one\n' +
    'level may run at the same time.',
  options: [
    ...SET_OPTIONS,
    { name: 'stop', about: 'The order in which they stop, in place of that in which they start' },
    { name: 'json', letter: 'j', about: 'Print the order and the findings as JSON' },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'initorder order /etc/init.d', about: 'LSB scripts, with the facilities of /etc/insserv.conf' },
    { command: 'initorder order --stop /etc/rc.d', about: 'the shutdown of a BSD' },
    { command: 'initorder order --root /srv/image --json', about: 'a whole system, as data' },
  ],
  epilogue:
    'Exit status: 0 ordered; 1 a requirement has no provider, or there is a ring (it\n' +
    'is broken at its cut, and the order is printed all the same); 2 wrong use.',
};
