import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInsserv } from '../../src/cli/insserv.ts';
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

  it.skipIf(!IS_OPTED_IN)('get the links of the real insserv, run on them here', () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'debian-'));
    const [real, ours] = [new Farm(), new Farm()];
    try {
      execFileSync('apt-get', ['download', 'insserv'], { cwd: scratch, stdio: 'ignore' });
      const [deb = ''] = fs.readdirSync(scratch);
      execFileSync('dpkg', ['-x', deb, 'x'], { cwd: scratch });
      for (const farm of [real, ours]) farm.put(readFiles());
      const folder = `${real.root}/etc/init.d`;
      const places = ['-c', `${real.root}/etc/insserv.conf`, '-p', folder, '-i', folder, '-o', `${real.root}/none`];
      execFileSync(path.join(scratch, 'x/sbin/insserv'), [...places, '-f', ...scripts], { stdio: 'ignore' });
      ours.run(runInsserv, ['--root', '{root}', '-f', '-q', ...scripts]);
      expect(linksOf(ours)).toEqual(linksOf(real));
    } finally {
      real.remove();
      ours.remove();
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  });
});

if (!IS_OPTED_IN) {
  process.stderr.write(
    'the real insserv is not asked: set INITORDER_DEBIAN=1 on a Debian machine to compare with it\n',
  );
}
