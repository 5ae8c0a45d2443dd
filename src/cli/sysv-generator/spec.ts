/** The command line of `systemd-sysv-generator-ts`. */
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';

export const SYSV_GENERATOR_SPEC: CommandSpec = {
  name: 'systemd-sysv-generator-ts',
  synopsis: '[--compat] [option]... NORMAL [EARLY LATE]',
  about:
    'Make units of the init scripts that have none, exactly as the generator did that\n' +
    'systemd had up to release 259. Put it into /etc/systemd/system-generators/, and\n' +
    'systemd 260 and later start these scripts again.',
  options: [
    { name: 'compat', about: 'Messages of the real program; one impossible name ends the run' },
    ...COMMON_OPTIONS,
  ],
  operands: [['folder']],
  examples: [
    { command: 'systemd-sysv-generator-ts n e l', about: 'as systemd calls it; l gets the units' },
    { command: 'systemd-sysv-generator-ts /tmp/units', about: 'have a look at what it makes' },
    {
      command: 'SYSTEMD_SYSVINIT_PATH=./init.d systemd-sysv-generator-ts /tmp/units',
      about: 'of other scripts',
    },
  ],
  epilogue:
    'With three folders, only the third is written to. The environment names what is\n' +
    'read: SYSTEMD_SYSVINIT_PATH (/etc/init.d), SYSTEMD_SYSVRCND_PATH (/etc) and\n' +
    'SYSTEMD_UNIT_PATH.\n\n' +
    'Exit status: 0 done, whatever could not be made; 1 with --compat, an impossible\n' +
    'name; 234 neither one nor three folders; 2 another wrong use.',
};
