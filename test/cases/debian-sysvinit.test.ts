import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv/command.ts';
import { Farm, type FarmFile } from '../support/farm-vectors.ts';

const fixture = new URL('../../fixtures/debian-sysvinit/', import.meta.url).pathname;

/** Set to run the real insserv, from the packages of a Debian machine, on the same scripts. */
const IS_OPTED_IN = process.env['INITORDER_DEBIAN'] === '1';

function readFiles(): readonly FarmFile[] {
  const scripts = fs.readdirSync(path.join(fixture, 'etc/init.d'));
  const files = scripts.map((name) => `etc/init.d/${name}`);
  return ['etc/insserv.conf', ...files].map((name) => ({
    path: name,
    text: fs.readFileSync(path.join(fixture, name), 'utf8'),
    mode: '755',
  }));
}

function linksOf(farm: Farm): readonly string[] {
  return Object.entries(farm.tree())
    .filter(([name]) => name.startsWith('etc/rc'))
    .map((entry) => entry.join(' '));
}

describe('the scripts of a Debian system with sysvinit', () => {
  const scripts = fs.readdirSync(path.join(fixture, 'etc/init.d'));

  it('get the links and dependency files that insserv 1.24 of Debian 12 made of them', () => {
    const farm = new Farm();
    try {
      farm.put(readFiles());
      expect(farm.run(runInsserv, ['--root', '{root}', '-f', '-q', ...scripts])).toMatchObject({
        status: 0,
        stderr: '',
      });
      const wanted = fs.readFileSync(path.join(fixture, 'links.txt'), 'utf8').trimEnd().split('\n');
      expect(linksOf(farm)).toEqual(wanted);
      const tree = farm.tree();
      for (const name of ['boot', 'start', 'stop']) {
        const text = fs.readFileSync(path.join(fixture, 'depend', name), 'utf8');
        expect(tree[`etc/init.d/.depend.${name}`]).toBe(`text:${text}`);
      }
    } finally {
      farm.remove();
    }
  });

  it.skipIf(!IS_OPTED_IN)('get the links of the real insserv, run on the scripts of the packages here', () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'debian-'));
    const [real, ours] = [new Farm(), new Farm()];
    try {
      execFileSync('apt-get', ['download', ...PACKAGES], { cwd: scratch, stdio: 'ignore' });
      for (const deb of fs.readdirSync(scratch)) execFileSync('dpkg', ['-x', deb, 'root'], { cwd: scratch });
      const files = readSystem(path.join(scratch, 'root'));
      const names = files.filter((file) => file.path.startsWith('etc/init.d/')).map((file) => path.basename(file.path));
      expect(names.length).toBeGreaterThan(30);
      for (const farm of [real, ours]) farm.put(files);
      const etc = `${real.root}/etc`;
      const folder = `${etc}/init.d`;
      const places = ['-c', `${etc}/insserv.conf`, '-p', folder, '-i', folder, '-o', `${etc}/insserv/overrides`];
      execFileSync(path.join(scratch, 'root/sbin/insserv'), [...places, '-f', ...names], { stdio: 'ignore' });
      expect(ours.run(runInsserv, ['--root', '{root}', '-f', '-q', ...names]).status).toBe(0);
      expect(linksOf(ours).length).toBeGreaterThan(100);
      expect(linksOf(ours)).toEqual(linksOf(real));
    } finally {
      real.remove();
      ours.remove();
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  });
});

const PACKAGES = ['insserv', 'initscripts', 'orphan-sysvinit-scripts'];
/** Where the last of the packages keeps scripts that it copies into /etc/init.d when it is installed. */
const ORPHANS = 'usr/share/orphan-sysvinit-scripts';

/** What insserv sees of the unpacked packages: the scripts, the conf files and the overrides. */
function readSystem(root: string): readonly FarmFile[] {
  const entries = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return entries.flatMap((name): readonly FarmFile[] => {
    const isOrphan = path.dirname(name) === ORPHANS && !name.endsWith('.md5sum');
    const isSeen = name.startsWith('etc/init.d/') || name.startsWith('etc/insserv');
    if ((!isOrphan && !isSeen) || !fs.lstatSync(path.join(root, name)).isFile()) return [];
    const text = fs.readFileSync(path.join(root, name), 'utf8');
    return [{ path: isOrphan ? `etc/init.d/${path.basename(name)}` : name, text, mode: '755' }];
  });
}

if (!IS_OPTED_IN) {
  process.stderr.write(
    'the real insserv is not asked: set INITORDER_DEBIAN=1 on a Debian machine to compare with it\n',
  );
}
