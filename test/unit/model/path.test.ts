import { describe, expect, it } from 'vitest';
import { baseName } from '../../../src/model/path.ts';

describe('baseName', () => {
  it.each([
    ['/etc/init.d/ssh', 'ssh'],
    ['ssh', 'ssh'],
    ['etc/', ''],
    ['', ''],
  ])('takes %j to %j', (path, name) => {
    expect(baseName(path)).toBe(name);
  });
});
