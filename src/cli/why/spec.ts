/** The command line of `initorder why`. */
import { COMMON_OPTIONS, SET_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const WHY_SPEC: CommandSpec = {
  name: 'initorder why',
  synopsis: '[option]... A [B] PATH...',
  about:
    'Say which header words put script A before script B, or what A waits for and\n' +
    'what waits for A. A and B are file names, or names that scripts provide.',
  options: [
    ...SET_OPTIONS,
    { name: 'stop', about: 'In the order in which they stop' },
    { name: 'all', letter: 'a', about: 'All chains of words from A to B, not the shortest alone' },
    { name: 'depth', letter: 'd', value: 'N', about: 'How deep to show what A waits for (2; all: everything)' },
    { name: 'want', about: 'The word to add so that A comes before B, and the ring that it closes' },
    { name: 'json', letter: 'j', about: 'Print the answer as JSON' },
    ...COMMON_OPTIONS,
  ],
  operands: [['script', 'path'], ['script', 'path'], ['path']],
  examples: [
    { command: 'initorder why netif sshd /etc/rc.d', about: 'what puts netif before sshd' },
    { command: 'initorder why sshd /etc/rc.d', about: 'what sshd waits for, and what waits for it' },
    { command: 'initorder why --want cron sshd /etc/rc.d', about: 'what to write so that cron comes first' },
    { command: 'initorder why --root /srv/image --all syslog cron', about: 'every way from one to the other' },
  ],
  epilogue:
    'Exit status: 0 A comes before B because of these words (with A alone: always);\n' +
    '1 no header word puts A before B, or a ring contradicts, or with --want the word\n' +
    'would close one; 2 wrong use, such as a name nobody has.',
};
