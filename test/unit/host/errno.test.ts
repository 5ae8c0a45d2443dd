import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCode, strerror } from '../../../src/host/errno.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('strerror', () => {
  it.each([
    { code: 'ENOENT', reason: 'No such file or directory' },
    { code: 'EIO', reason: 'Input/output error' },
    { code: 'ENOTEMPTY', reason: 'Directory not empty' },
    { code: 'ESTRANGE', reason: 'ESTRANGE' },
    { code: '__proto__', reason: '__proto__' },
  ])('says $reason for $code', ({ code, reason }) => {
    expect(strerror(code)).toBe(reason);
  });
});

describe('errorCode', () => {
  it('is the name of the error number of a failed system call', () => {
    expect(errorCode(thrownBy(() => readFileSync('/nothing/here')))).toBe('ENOENT');
  });

  it('has the word of the system for what Node refuses before it asks', () => {
    expect(errorCode(thrownBy(() => readFileSync('a\0b')))).toBe('EINVAL');
    expect(errorCode(thrownBy(() => Buffer.alloc(1, 'a', 'no such encoding' as 'utf8')))).toBeUndefined();
  });

  it.each([new Error('x'), Object.assign(new Error('x'), { code: 5 }), { code: 'ENOENT' }, 'ENOENT', undefined])(
    'is undefined for %s',
    (error) => {
      expect(errorCode(error)).toBeUndefined();
    },
  );
});
