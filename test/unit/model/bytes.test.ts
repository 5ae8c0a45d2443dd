import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfText, compareBytes, textOfBytes, utf8SequenceLength } from '../../../src/model/bytes.ts';

const byteStrings = fc
  .oneof(
    fc.array(fc.nat(255), { maxLength: 40 }),
    // Leads and continuations, so that valid, cut and overlong sequences are common.
    fc.array(fc.constantFrom(0x41, 0x80, 0xa0, 0xbf, 0xc0, 0xc3, 0xe0, 0xe6, 0xed, 0xf0, 0xf4, 0xf5), {
      maxLength: 40,
    }),
  )
  .map((bytes) => String.fromCharCode(...bytes));

describe('bytes and text', () => {
  it('are in bijection: any bytes come back from their text', () => {
    fc.assert(
      fc.property(byteStrings, (bytes) => {
        expect(bytesOfText(textOfBytes(bytes))).toBe(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('are in bijection: any well-formed text comes back from its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textOfBytes(bytesOfText(text))).toBe(text);
        expect(bytesOfText(text)).toBe(Buffer.from(text, 'utf8').toString('latin1'));
      }),
    );
  });

  it.each([
    { text: '', bytes: '' },
    { text: 'plain', bytes: 'plain' },
    { text: 'é', bytes: '\xc3\xa9' },
    { text: '東', bytes: '\xe6\x9d\xb1' },
    { text: '🥾', bytes: '\xf0\x9f\xa5\xbe' },
    { text: '\ufffd', bytes: '\xef\xbf\xbd' },
    { text: '\udce9', bytes: '\xe9' },
    { text: 'a\udcff\ufffdé', bytes: 'a\xff\xef\xbf\xbd\xc3\xa9' },
    { text: '\udced\udca0\udc80', bytes: '\xed\xa0\x80' },
    { text: '\udcc0\udcaf', bytes: '\xc0\xaf' },
    { text: '\u0000\n', bytes: '\0\n' },
  ])('pair $text with its bytes', ({ text, bytes }) => {
    expect(bytesOfText(text)).toBe(bytes);
    expect(textOfBytes(bytes)).toBe(text);
  });

  it('are told apart in a megabyte of hostile bytes', () => {
    const bytes = '\xff\xc3\xa9'.repeat(350_000);
    expect(bytesOfText(textOfBytes(bytes))).toBe(bytes);
  });
});

describe('utf8SequenceLength', () => {
  it('leads from sequence to sequence through the text exactly if a strict decoder takes it', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const decodes = (bytes: string): boolean => {
      try {
        decoder.decode(Buffer.from(bytes, 'latin1'));
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(byteStrings, (bytes) => {
        let at = 0;
        for (let length = 1; at < bytes.length && length > 0; at += length) length = utf8SequenceLength(bytes, at);
        expect(at === bytes.length).toBe(decodes(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('compareBytes', () => {
  it('orders as the bytes do, never by locale', () => {
    const names = ['b', 'B', 'a', '_', '', 'aa', '\xff', '\xe9', '10', '9'];
    expect(names.sort(compareBytes)).toEqual(['', '10', '9', 'B', '_', 'a', 'aa', 'b', '\xe9', '\xff']);
    expect(compareBytes('x', 'x')).toBe(0);
  });
});
