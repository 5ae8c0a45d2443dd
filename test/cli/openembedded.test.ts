/** `update-rc.d-ts --compat=openembedded`, by the contract of the class update-rc.d and its manual page. */
import { describe, expect, it } from 'vitest';
import { runUpdateRcdCommand } from '../../src/cli/update-rcd/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import type { CommandRun } from '../support/run-command.ts';
import { findMismatches } from '../support/json-schema.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';

/** An image that is being built: one script, one that the package of another provides, and no folder of links. */
function image(): MemoryHost {
  const files: [string, MemoryEntry][] = [
    ['D/etc/init.d/web', '#!/bin/sh\n'],
    ['D/etc/init.d/syslog.busybox', '#!/bin/sh\n'],
    ['D/etc/init.d/syslog', { kind: 'link', target: '/etc/init.d/syslog.busybox' }],
  ];
  return createMemoryHost(files);
}

function run(host: MemoryHost, words: string): CommandRun {
  return runFarmCommand(runUpdateRcdCommand, ['--compat=openembedded', ...words.split(' ')], host);
}

function linksOf(host: MemoryHost): readonly string[] {
  return ['0', '1', '2', '3', '4', '5', '6', 'S'].flatMap((level) => {
    const listing = host.listNames(`D/etc/rc${level}.d`);
    return listing.kind === 'names' ? listing.names.map((name) => `${level}/${name}`) : [];
  });
}

describe('makes the links', () => {
  it.each([
    { params: 'defaults', links: '0/K20web 1/K20web 2/S20web 3/S20web 4/S20web 5/S20web 6/K20web' },
    { params: 'defaults 60', links: '0/K60web 1/K60web 2/S60web 3/S60web 4/S60web 5/S60web 6/K60web' },
    { params: 'defaults 8 09', links: '0/K09web 1/K09web 2/S08web 3/S08web 4/S08web 5/S08web 6/K09web' },
    { params: 'start 99 S .', links: 'S/S99web' },
    { params: 'start 8 5 2 . stop 21 0 1 6 .', links: '0/K21web 1/K21web 2/S08web 5/S08web 6/K21web' },
    { params: 'stop 31 0 6 .', links: '0/K31web 6/K31web' },
    { params: 'start 01 2 . start 39 S .', links: '2/S01web S/S39web' },
  ])('of $params', ({ params, links }) => {
    const host = image();
    expect(run(host, `-r D web ${params}`)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(linksOf(host).join(' ')).toBe(links);
    for (const link of linksOf(host))
      expect(host.linkTarget(`D/etc/rc${link.replace('/', '.d/')}`)).toBe('../init.d/web');
    // Nothing else is left in the image.
    const listing = host.listNames('D/etc');
    expect(listing.kind === 'names' && listing.names.filter((name) => !/^rc.\.d$/.test(name))).toEqual(['init.d']);
  });

  it('of a script that is a link to a path in the image', () => {
    const host = image();
    expect(run(host, '-r D syslog start 20 2 .').status).toBe(0);
    expect(linksOf(host)).toEqual(['2/S20syslog']);
  });

  it('once: links that are there stay, whatever their numbers', () => {
    const host = image();
    run(host, '-r D web start 10 2 .');
    expect(run(host, '-r D web defaults 60')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('has links already') as string,
    });
    expect(linksOf(host)).toEqual(['2/S10web']);
  });

  it('and never starts a script', () => {
    const host = image();
    expect(run(host, '-s --root=D web defaults')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('not started') as string,
    });
    expect(linksOf(host).length).toBe(7);
  });

  it('and tells of each with -v', () => {
    expect(run(image(), '-v -r D web start 20 2 3 .').stdout).toBe('/etc/rc2.d/S20web\n/etc/rc3.d/S20web\n');
  });
});

describe('removes the links', () => {
  it('of a script that is gone, or with -f', () => {
    const host = image();
    run(host, '-r D web defaults');
    expect(run(host, '-r D web remove')).toMatchObject({ status: 1, stdout: '' });
    expect(linksOf(host).length).toBe(7);
    expect(run(host, '-f -r D web remove').status).toBe(0);
    expect(linksOf(host)).toEqual([]);
    host.remove('D/etc/init.d/web');
    expect(run(host, '-r D web remove')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('shows and does not make them', () => {
  it.each(['-n', '--dry-run'])('with %s', (option) => {
    const host = image();
    const { status, stdout } = run(host, `${option} -r D web defaults`);
    expect(status).toBe(0);
    expect(stdout).toContain('S20web');
    expect(linksOf(host)).toEqual([]);
  });

  it.each([
    { options: '-n --json', made: [] },
    { options: '--dry-run --format json', made: [] },
    { options: '--json', made: ['S/S20web'] },
    { options: '-v --format=json', made: ['S/S20web'] },
  ])('as data, which says whether they are made: $options', ({ options, made }) => {
    const host = image();
    const { status, stdout } = run(host, `${options} -r D web start 20 S .`);
    expect(status).toBe(0);
    const data: unknown = JSON.parse(stdout);
    expect(findMismatches(data, 'insserv.schema.json')).toEqual([]);
    expect(data).toMatchObject({
      status: 0,
      applied: made.length > 0,
      folders: ['rcS.d'],
      links: [{ runlevel: 'S', script: 'web', before: null, after: 'S20web' }],
    });
    expect(linksOf(host)).toEqual(made);
  });

  it('as data of a call that fails', () => {
    const { status, stdout } = run(image(), '--json -r D gone defaults');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: 1, links: [] });
  });
});

describe('what is wrong', () => {
  it.each([
    { words: '-r D gone defaults', says: 'there is no script /etc/init.d/gone' },
    { words: '-r D web defaults 1 2 3', says: 'one word too many' },
    { words: '-r D web defaults 100', says: "`100' is no number of a link" },
    { words: '-r D web start 20 2 3', says: 'have no end' },
    { words: '-r D web start 20 2 x/../../up .', says: 'is no runlevel' },
    { words: '-r D web begin', says: "`begin' is no action" },
    { words: '-r D ../web defaults', says: 'is no name of a script' },
    { words: '-r D web', says: 'a name and an action are needed' },
    { words: '-r D -x web defaults', says: 'unknown option -x' },
  ])('is told, and nothing is changed: $words', ({ words, says }) => {
    const host = image();
    const { status, stdout, stderr } = run(host, words);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(linksOf(host)).toEqual([]);
  });

  it('is a root that is not there', () => {
    expect(run(image(), '-r nowhere web defaults').status).toBe(2);
  });
});

it('is told what it is where it is not asked for', () => {
  for (const words of [
    ['-r', 'D', 'web', 'defaults'],
    ['-f', '-r', 'D', 'web', 'remove'],
    ['-n', 'web', 'defaults'],
  ]) {
    const { status, stderr } = runFarmCommand(runUpdateRcdCommand, words, image());
    expect(status).toBe(1);
    expect(stderr).toContain('update-rc.d-ts --compat=openembedded');
  }
  expect(runFarmCommand(runUpdateRcdCommand, ['--compat', '-r', 'D', 'web', 'defaults'], image()).stderr).not.toContain(
    "of OpenEmbedded's",
  );
});
