import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isArchive, readTar, unpack } from '../../../src/playground/tar.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A member as tar(5) has it: a head of 512 bytes, then the body in blocks. */
function member(name: string, text: string, kind = '0', size = bytesOf(text).length): Uint8Array {
  const body = bytesOf(text);
  const block = new Uint8Array(512 + Math.ceil(body.length / 512) * 512);
  const put = (at: number, field: string): void => {
    block.set(bytesOf(field), at);
  };
  put(0, name);
  put(100, '0000755\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(156, kind);
  put(257, 'ustar\x0000');
  block.set(body, 512);
  return block;
}

const pack = (...members: readonly Uint8Array[]): Uint8Array => Buffer.concat([...members, new Uint8Array(1024)]);
const namesIn = (archive: Uint8Array): readonly string[] => readTar(archive).map(({ path }) => path);
const LONG = `${'folder/'.repeat(40)}script`;

describe('an archive', () => {
  it('gives its files with their texts and modes, and nothing else', () => {
    const archive = pack(
      member('rc.d/', '', '5'),
      member('rc.d/a', 'one'),
      member('rc.d/b', 'x'.repeat(513)),
      member('rc.d/l', '', '2'),
    );
    const files = readTar(archive);
    expect(files.map(({ path, bytes, mode }) => [path, bytes.length, mode])).toEqual([
      ['rc.d/a', 3, 0o755],
      ['rc.d/b', 513, 0o755],
    ]);
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('one');
  });

  it('has long names, as GNU tar and as pax write them', () => {
    expect(namesIn(pack(member('././@LongLink', `${LONG}\0`, 'L'), member('cut', 'a'), member('b', '')))).toEqual([
      LONG,
      'b',
    ]);
    const record = ` path=${LONG}\n`;
    const pax = `${record.length + 3}${record}`;
    expect(namesIn(pack(member('PaxHeaders/x', `12 mtime=1.\n${pax}`, 'x'), member('cut', 'a')))).toEqual([LONG]);
  });

  it('is read up to where it is broken', () => {
    expect(namesIn(pack(member('a', 'one'), member('b', 'two', '0', 1 << 30)))).toEqual(['a']);
    expect(namesIn(member('a', 'one').subarray(0, 400))).toEqual([]);
    const wild = member('c', 'x');
    wild.set(bytesOf('99999999999\0'), 124);
    expect(namesIn(pack(member('a', 'one'), wild))).toEqual(['a']);
    expect(namesIn(pack(member('p', '0 path=x\n', 'x'), member('q', '')))).toEqual(['q']);
  });

  it('may be gzipped, but is not unpacked beyond the limit', async () => {
    const archive = pack(member('a', 'one'));
    const zipped = gzipSync(archive);
    expect(isArchive(zipped)).toBe(true);
    expect(isArchive(bytesOf('#!/bin/sh\n'))).toBe(false);
    expect(namesIn((await unpack(zipped, 1 << 20)) ?? new Uint8Array())).toEqual(['a']);
    expect(await unpack(gzipSync(new Uint8Array(5_000_000)), 1_000_000)).toBeUndefined();
    expect(await unpack(zipped.subarray(0, 20), 1 << 20)).toBeUndefined();
  });
});
