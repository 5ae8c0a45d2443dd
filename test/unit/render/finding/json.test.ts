import { describe, expect, it } from 'vitest';
import { toJsonFinding } from '../../../../src/render/finding/json.ts';

const place = { file: 'caf\xe9', line: 2, column: 3, offset: 14, length: 4 };

describe('toJsonFinding', () => {
  it('gives places as text, with the sentence of the message and the help', () => {
    const args = { name: '\xc3\xa9\x1b', scripts: 2, nearest: 'e' };
    const also = [{ ...place, line: 7 }];
    expect(toJsonFinding({ code: 'order/unmet-requirement', severity: 'error', place, args, also })).toEqual({
      code: 'order/unmet-requirement',
      severity: 'error',
      message: "none of these scripts provides `é\\x1b', which 2 of them require",
      help: "did you mean `e'? else add the script that provides it to the list, or delete the word",
      path: 'caf\udce9',
      line: 2,
      column: 3,
      offset: 14,
      length: 4,
      also: [{ path: 'caf\udce9', line: 7, column: 3, offset: 14, length: 4 }],
    });
  });

  it('has null where there is nothing to do', () => {
    const finding = { code: 'order/not-regular', severity: 'info', place, args: {}, also: [] } as const;
    expect(toJsonFinding(finding).help).toBeNull();
  });
});
