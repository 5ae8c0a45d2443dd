/** What `initorder migrate` looks like from outside. */
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const MIGRATE_SPEC: CommandSpec = {
  name: 'initorder migrate',
  synopsis: '[option]... --root DIR | SCRIPT...',
  about:
    'Write units of systemd for init scripts: native ones where the script shows all\n' +
    'that it takes, wrappers around the script elsewhere, with the reason.',
  options: [
    { name: 'root', value: 'DIR', about: 'All scripts of the system below DIR that have no unit' },
    {
      name: 'format',
      letter: 'f',
      value: 'FORM',
      choices: ['native', 'wrapper', 'compat'],
      about: 'What to write; compat: as systemd up to 259 made them',
    },
    { name: 'output', letter: 'o', value: 'DIR', about: 'Write the units to DIR, all or none' },
    { name: 'print', letter: 'p', about: 'Print the units' },
    { name: 'diff', about: 'Print what differs from the units that are there' },
    {
      name: 'harden',
      value: 'LEVEL',
      choices: ['none', 'safe', 'strict'],
      about: 'Sandboxing of native units; none if not given',
    },
    { name: 'exposure', about: 'Ask systemd-analyze security about the units, before and after' },
    { name: 'check', value: 'DIR', about: 'Check the units in DIR instead' },
    { name: 'inventory', about: 'Tell which scripts have no unit, and stop there' },
    { name: 'config', value: 'FILE', about: 'Configuration, in place of the one found upwards' },
    { name: 'no-config', about: 'Look for no configuration' },
    { name: 'enabled-only', about: 'Only scripts that the runlevels start' },
    { name: 'dry-run', letter: 'n', about: 'Change nothing' },
    { name: 'force', about: 'Replace files that are not ours, or were changed' },
    { name: 'undo', about: 'Take back what was written last to --output DIR' },
    { name: 'json', letter: 'j', about: 'Print what became of each script as JSON' },
    ...COMMON_OPTIONS,
  ],
  operands: [['path']],
  examples: [
    { command: 'initorder migrate --print /etc/init.d/foo', about: 'the unit of one script' },
    { command: 'initorder migrate --root /', about: 'what can be done with all of them' },
    { command: 'initorder migrate --root /srv/image --output units', about: 'write the units' },
    { command: 'initorder migrate --inventory --root /', about: 'which scripts systemd 260 leaves out' },
    { command: 'initorder migrate --check units --root /srv/image', about: 'check them' },
    { command: 'initorder migrate --undo --output units', about: 'take them back' },
  ],
  epilogue:
    'Exit status: 0 each script has its unit; 1 a unit needs a person (a draft), or\n' +
    'could not be written; with --diff, units differ; with --check, errors or\n' +
    'warnings; with --inventory, scripts without a unit; 2 wrong use.',
};
