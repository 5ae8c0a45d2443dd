/** What `chkconfig-ts` looks like from outside. */
import type { ByteString } from '../../model/bytes.ts';
import { usageOf } from '../../render/chkconfig/compat.ts';
import type { CommandSpec } from '../frame/command-spec.ts';
import { renderHelp } from '../frame/help-page.ts';

export const CHKCONFIG_SPEC: CommandSpec = {
  name: 'chkconfig-ts',
  synopsis: '[OPTION...] [NAME... [on|off|reset|resetpriorities]]',
  about: 'Show and change in which runlevels services start.',
  options: [
    { name: 'list', about: 'Show all services, or one: on or off in each runlevel' },
    { name: 'add', about: 'Make the links of a service that are missing' },
    { name: 'del', about: 'Remove all links of a service' },
    { name: 'override', about: 'Take up a changed override of a service that nobody has changed' },
    { name: 'level', value: 'LEVELS', about: 'Only these runlevels, such as 35' },
    { name: 'levels', value: 'LEVELS', about: 'The same' },
    { name: 'type', value: 'TYPE', choices: ['sysv', 'xinetd'], about: 'Only services of init.d, or of xinetd.d' },
    { name: 'no-redirect', about: 'Change links even where systemd has a unit of the name' },
    { name: 'root', value: 'DIR', about: 'Work in another root; no link in it leads out' },
    { name: 'dry-run', about: 'Show what would change, and why' },
    { name: 'plan', about: 'The same as a table by runlevel; or the list as one' },
    { name: 'json', about: 'The change (made or planned), or the list, as JSON' },
    { name: 'terse', about: 'With --list: one short line for each service, to be saved' },
    { name: 'restore', value: 'FILE', about: 'Switch services as a saved list has them; - for standard input' },
    { name: 'undo', about: 'Take back the last change' },
    { name: 'compat', about: "The real program's messages, to the byte" },
    { name: 'color', value: 'WHEN', choices: ['auto', 'always', 'never'], about: 'Colour; auto: on a terminal' },
    { name: 'completion', value: 'SHELL', choices: ['bash', 'zsh', 'fish'], about: 'Print a completion script' },
    { name: 'help', letter: 'h', about: 'Show this help, on standard error with status 1, as the real program does' },
    { name: 'version', letter: 'v', about: 'Show the version' },
  ],
  operands: [['script'], ['script', ['on', 'off', 'reset', 'resetpriorities']]],
  examples: [
    { command: 'chkconfig-ts --list', about: 'all services' },
    { command: 'chkconfig-ts --add web', about: 'links for a new service' },
    { command: 'chkconfig-ts --level 35 web on', about: 'start it in runlevels 3 and 5' },
    { command: 'chkconfig-ts --dry-run web db on', about: 'what would change, and why' },
    { command: 'chkconfig-ts --list --terse > saved; chkconfig-ts --restore saved', about: 'save and restore' },
  ],
  epilogue: 'Exit status: 0 done, or the service is on; 1 anything else (2: no such --root).',
};

/** The help page, behind the forms of use that the original's own page has. */
export function helpText(spec: CommandSpec): ByteString {
  const page = renderHelp(spec);
  return `${usageOf(spec.name)}${page.slice(page.indexOf('\n\n') + 1)}`;
}
