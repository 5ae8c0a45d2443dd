import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { createDiskHost } from '../../../../src/host/disk-host.ts';
import { createDiskLinks } from '../../../../src/host/disk-links.ts';
import { runCommand } from '../../../support/run-command.ts';

let root = '';
const wholeDisk = { ...createDiskHost(), ...createDiskLinks() };

function script(name: string, required: string, start: string, stop: string): string {
  const lines = [
    `Provides: ${name}`,
    `Required-Start: ${required}`,
    `Required-Stop: ${required}`,
    `Default-Start: ${start}`,
    `Default-Stop: ${stop}`,
  ];
  return `#!/bin/sh\n### BEGIN INIT INFO\n${lines.map((line) => `# ${line}\n`).join('')}### END INIT INFO\n`;
}

function write(file: string, text: string, mode = 0o755): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
  fs.chmodSync(path.join(root, file), mode);
}

function link(file: string, target: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.symlinkSync(target, path.join(root, file));
}

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lint-root-')));
  write('etc/insserv.conf', '$network +networking\n$database postgres mysql\n');
  write('etc/init.d/networking', script('networking', '', 'S', ''));
  write('etc/init.d/anvil', script('anvil', '$network hammer', '2 3', '0 6'));
  write('etc/init.d/hammer', script('hammer', '$database', '2 3', '0 6'), 0o644);
  write('etc/init.d/functions', 'echo\n');
  link('etc/rcS.d/S01networking', '../init.d/networking');
  link('etc/rc2.d/S01anvil', '../init.d/anvil');
  link('etc/rc2.d/S02hammer', '/etc/init.d/hammer');
  link('etc/rc2.d/K05hammer', '../init.d/hammer');
  link('etc/rc3.d/S03hammer', '../init.d/hammer');
  link('etc/rc3.d/S04hammer', '../init.d/hammer');
  link('etc/rc4.d/S01anvil', '../init.d/anvil');
  link('etc/rc4.d/S09gone', '../init.d/gone');
  link('etc/rc0.d/K01hammer', '../init.d/hammer');
  link('etc/rc0.d/K02anvil', '../init.d/anvil');
});

afterAll(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

it('checks links, modes and facilities of a whole system', () => {
  const argv = ['--root', '.', '--select', 'links,graph', '--format', 'json'];
  const { stdout, status } = runCommand(
    runLint,
    argv,
    {},
    { host: { ...createDiskHost(root), ...createDiskLinks(root) } },
  );
  const { findings } = JSON.parse(stdout) as { findings: { path: string; line: number; rule: string }[] };
  const found = findings.map((finding) => `${finding.path.replace(/^\.\//, '')}:${finding.line} ${finding.rule}`);
  expect(found).toEqual([
    'etc/init.d/anvil:0 links/missing-start-link',
    'etc/init.d/hammer:0 links/script-not-executable',
    'etc/init.d/hammer:4 graph/facility-without-provider',
    'etc/init.d/hammer:5 graph/facility-without-provider',
    'etc/rc0.d/K02anvil:0 links/order-contradicts-dependency',
    'etc/rc2.d/S01anvil:0 links/order-contradicts-dependency',
    'etc/rc2.d/S02hammer:0 links/start-and-kill',
    'etc/rc3.d/S04hammer:0 links/duplicate-link',
    'etc/rc4.d/S01anvil:0 links/unexpected-start-link',
    'etc/rc4.d/S09gone:0 links/dangling-link',
  ]);
  expect(status).toBe(1);
});

it('tells of names that rc passes over or reads otherwise, of kill links that are missing, and of what a link meant', () => {
  const own = fs.mkdtempSync(path.join(root, 'names-'));
  const at = (file: string): string => path.join(path.basename(own), file);
  for (const name of ['modem', 'web', '3proxy']) {
    write(at(`etc/init.d/${name}`), script(name, '', '2 3 4 5', '0 1 6'));
    link(at(`etc/rc2.d/S20${name}`), `../init.d/${name}`);
  }
  for (const name of ['k20modem', 'K1web', 'README', '_S20web', 'K203proxy'])
    link(at(`etc/rc6.d/${name}`), '../init.d/web');
  fs.rmSync(path.join(own, 'etc/rc6.d/K203proxy'));
  link(at('etc/rc6.d/K203proxy'), '../init.d/3proxy');
  link(at('etc/rc3.d/S100web'), '../init.d/web');
  link(at('etc/rc3.d/S20moden'), '../init.d/moden');
  const host = { ...createDiskHost(own), ...createDiskLinks(own) };
  const { stdout } = runCommand(runLint, ['--root', '.', '--select', 'links', '--format', 'json'], {}, { host });
  const { findings } = JSON.parse(stdout) as {
    findings: { path: string; rule: string; message: string; help: string }[];
  };
  const told = findings.map((finding) => [finding.path.replace(/^\.\//, ''), finding.rule, finding.help]);
  const rename = (name: string): string => `rename it ${name}, or, if it is to be off, move it out of the folder`;
  expect(told.filter(([, rule]) => rule !== 'links/missing-start-link')).toEqual([
    ['etc/init.d/modem', 'links/missing-kill-link', 'run insserv or chkconfig, unless an administrator wants it so'],
    ['etc/init.d/web', 'links/missing-kill-link', 'run insserv or chkconfig, unless an administrator wants it so'],
    ['etc/rc3.d/S100web', 'links/bad-link-name', 'a number has two digits: choose one of 00-99'],
    ['etc/rc3.d/S20moden', 'links/dangling-link', 'did you mean modem? else remove it'],
    ['etc/rc6.d/K1web', 'links/bad-link-name', rename('K01web')],
    ['etc/rc6.d/k20modem', 'links/bad-link-name', rename('K20modem')],
  ]);
});

it('keeps the mode of what it repairs', () => {
  write('one', '#!/bin/sh\n#PROVIDE: one\n# REQUIRE: DAEMON\n. /etc/rc.subr\n', 0o751);
  runCommand(runLint, ['--fix', '--select', 'header', path.join(root, 'one')], {}, { host: wholeDisk });
  expect(fs.readFileSync(path.join(root, 'one'), 'utf8')).toContain('\n# PROVIDE: one\n');
  expect(fs.statSync(path.join(root, 'one')).mode & 0o777).toBe(0o751);
});

it('does not take a root that is not there for a clean one', () => {
  const { status, stderr } = runCommand(runLint, ['--root', 'nowhere'], {}, { host: createDiskHost(root) });
  expect(status).toBe(2);
  expect(stderr).toContain('initorder lint: --root nowhere: there is no such folder\n');
});

it('makes scripts executable with --fix-modes, and no repair of the text does', () => {
  const text = script('forge', '$remote_fs', '2 3 4 5', '0 1 6');
  write('modes/init.d/forge', text, 0o640);
  const host = wholeDisk;
  const argv = ['--select', 'links', '-f', 'gcc', path.join(root, 'modes/init.d/forge')];
  const mode = (): number => fs.statSync(path.join(root, 'modes/init.d/forge')).mode & 0o777;
  expect(runCommand(runLint, ['--fix-unsafe', ...argv], {}, { host }).stdout).toContain('script-not-executable');
  expect(mode()).toBe(0o640);
  expect(runCommand(runLint, ['--fix-modes', ...argv], {}, { host })).toMatchObject({ status: 0, stdout: '' });
  expect(mode()).toBe(0o750);
  const fault = { code: 'EPERM', reason: 'Operation not permitted' };
  write('modes/init.d/forge', text, 0o600);
  const failing = runCommand(runLint, ['--fix-modes', ...argv], {}, { host: { ...host, rename: () => fault } });
  expect(failing).toMatchObject({ status: 2, stdout: '' });
  expect(failing.stderr).toContain('modes/init.d/forge: Operation not permitted');
  expect(mode()).toBe(0o600);
});

it('takes patterns', () => {
  write('p/a.in', '#PROVIDE: a\n');
  const host = createDiskHost(root);
  const cwd = process.cwd();
  process.chdir(root);
  try {
    const { stdout } = runCommand(runLint, ['--select', 'header', '-f', 'gcc', 'p/*.in'], {}, { host });
    expect(stdout).toMatch(/^p\/a\.in:1:2: error/);
  } finally {
    process.chdir(cwd);
  }
});
