import { describe, expect, it } from 'vitest';
import { readScriptHeader } from '../../../../src/order/insserv/script-header.ts';

const BEGIN = '### BEGIN INIT INFO\n';
const END = '### END INIT INFO\n';
const script = (text: string): { file: string; text: string } => ({ file: '/etc/init.d/web', text });
const override = (text: string, folder = 'a'): { file: string; text: string } => ({ file: `/${folder}/web`, text });

function provides({ reading }: ReturnType<typeof readScriptHeader>): readonly string[] {
  return reading.fields.get('Provides')?.words.map(({ text }) => text) ?? [];
}

describe('the header that counts', () => {
  const own = script(`${BEGIN}# Provides: own\n${END}`);

  it('is that of the script, if there is no override', () => {
    const header = readScriptHeader(own, []);
    expect(header).toMatchObject({ file: own.file, block: 'complete', readsScript: true, overrides: [] });
    expect(provides(header)).toEqual(['own']);
  });

  it('is that of the first override that has a whole one, and nothing of the script', () => {
    const without = override('no header\n');
    const first = override(`${BEGIN}# Default-Start: 2\n${END}`, 'b');
    const header = readScriptHeader(own, [without, first, override(`${BEGIN}# Provides: late\n${END}`, 'c')]);
    expect(header).toMatchObject({ file: '/b/web', block: 'complete', readsScript: false });
    expect(header.overrides).toEqual(['/a/web', '/b/web']);
    expect(provides(header)).toEqual([]);
  });

  it('is the same for all scripts of OpenRC, overrides or not', () => {
    const text = '#! /sbin/openrc-run --x\n# Provides: own\n';
    const header = readScriptHeader(script(text), [override(`${BEGIN}# Provides: other\n${END}`)]);
    expect(header).toMatchObject({ block: 'openrc', overrides: [], readsScript: false });
    expect(header.reading.fields.get('Required-Start')?.words.map((word) => word.text)).toEqual([
      '$remote_fs',
      '$syslog',
    ]);
    expect(readScriptHeader(script('#!/bin/sh\n#!/sbin/openrc-run\n'), []).block).toBe('none');
  });

  it('goes on in the script where that of an override has no end', () => {
    const broken = override(`${BEGIN}# Provides: mine\n`);
    const header = readScriptHeader(script('# Provides: own\n# Required-Start: db\nexit\n'), [broken]);
    expect(header).toMatchObject({ file: '/a/web', block: 'unterminated', unterminated: ['/a/web'] });
    expect(provides(header)).toEqual(['mine']);
    expect(header.reading.fields.get('Required-Start')?.words.map((word) => word.text)).toEqual(['db']);
  });

  it('tells of every block without an end', () => {
    const header = readScriptHeader(script(BEGIN), [override(BEGIN)]);
    expect(header.unterminated).toEqual(['/a/web', '/etc/init.d/web']);
    expect(header.file).toBe('/etc/init.d/web');
  });

  it('is none in an empty file', () => {
    expect(readScriptHeader(script(''), [])).toMatchObject({ block: 'none', isEmpty: true });
  });
});
