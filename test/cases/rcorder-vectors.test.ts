import { describe, expect, it } from 'vitest';
import { runRcorder } from '../../src/cli/rcorder/command.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { vectorTree } from '../support/farm-trees.ts';
import { runCommand } from '../support/run-command.ts';
import { readVectors } from '../support/vectors.ts';

describe.each(readVectors('rcorder'))('rcorder-ts agrees with the real program: $group', ({ cases }) => {
  it.each(cases)('$name: $about', ({ files, steps }) => {
    const host = vectorTree(files, '');
    for (const { argv, status, stdout, stderr } of steps) {
      const run = runCommand(runRcorder, argv, {}, { host });
      const wanted = {
        status: status ?? run.status,
        stdout: stdout === null ? run.stdout : bytesOfText(stdout),
        stderr: stderr === null ? run.stderr : bytesOfText(stderr),
      };
      expect({ argv, ...run }).toEqual({ argv, ...wanted });
      // Without --compat the order and the status stay those of FreeBSD; only the messages are our own.
      const own = withoutCompat(argv);
      if (own !== undefined) {
        const { status: ownStatus, stdout: ownStdout } = runCommand(runRcorder, own, {}, { host });
        expect({ own, status: ownStatus, stdout: ownStdout }).toEqual({
          own,
          status: wanted.status,
          stdout: wanted.stdout,
        });
      }
    }
  });
});

/** The words for the same run without `--compat freebsd`; undefined where we take wrong use, or a file, as such. */
function withoutCompat(argv: readonly string[]): readonly string[] | undefined {
  const [compat, dialect, ...rest] = argv;
  if (compat !== '--compat' || dialect !== 'freebsd') return undefined;
  const operand = rest.findIndex((word) => !word.startsWith('-'));
  const isPlain = operand >= 0 && rest.slice(operand).every((word) => !word.startsWith('-'));
  return isPlain && rest.every((word) => /^(-[gp]+|[^-].*)$/.test(word)) ? rest : undefined;
}
