/**
 * The pages of `docs/` that are manual pages too: drop-ins in section 8, where the real programs have theirs, `initorder` and
 * its commands in section 1. `about` is the line by which whatis(1) shows them.
 */
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

export const PAGES = [
  { file: 'initorder.md', name: 'initorder', section: 1, about: 'read, explain and check the order of init scripts' },
  { file: 'initorder-cycles.md', section: 1, about: 'find and cut rings of init scripts that wait for one another' },
  { file: 'initorder-why.md', section: 1, about: 'say which header words put one init script before another' },
  { file: 'initorder-order.md', section: 1, about: 'print the order of init scripts, with their levels' },
  { file: 'initorder-graph.md', section: 1, about: 'draw the order of init scripts' },
  { file: 'initorder-plan.md', section: 1, about: 'print the runlevel links that init scripts ask for' },
  { file: 'initorder-boot.md', section: 1, about: 'print what a system will run at boot, and what decides it' },
  {
    file: 'initorder-shutdown.md',
    section: 1,
    about: 'print what a system will stop at shutdown, and what decides it',
  },
  { file: 'lint.md', name: 'initorder-lint', section: 1, about: 'check headers, bodies and links of init scripts' },
  { file: 'initorder-exercise.md', section: 1, about: 'run the actions of an init script in a sandbox' },
  { file: 'initorder-new.md', section: 1, about: 'write a new init script' },
  { file: 'initorder-migrate.md', section: 1, about: 'write units of systemd for init scripts' },
  { file: 'initorder-recover.md', section: 1, about: 'show, end or drop what an interrupted run has left' },
  { file: 'rcorder-ts.md', section: 8, about: 'print rc.d scripts in the order of their dependencies' },
  { file: 'chkconfig-ts.md', section: 8, about: 'show and change in which runlevels services start' },
  { file: 'insserv-ts.md', section: 8, about: 'enable and remove init scripts, and number their links' },
  { file: 'update-rc.d-ts.md', section: 8, about: 'make and remove the links of an init script, for package scripts' },
  { file: 'systemd-sysv-generator-ts.md', section: 8, about: 'make units of systemd for init scripts at boot' },
].map((page) => ({ name: page.file.slice(0, -'.md'.length), ...page }));
