/**
 * The libraries that a plain call never needs. In the bundles of the commands this module is replaced by one that loads
 * each of them at its first use (`src/build/bundle.mjs`); here, where start-up does not matter, they are simply imported.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import { createTwoFilesPatch } from 'diff';
import yargs, { type Argv } from 'yargs';

export function loadYargs(): (argv: readonly string[]) => Argv {
  return (argv) => yargs(argv);
}

export function loadChalk(): (level: 0 | 1 | 2 | 3) => ChalkInstance {
  return (level) => new Chalk({ level });
}

/** Makes a unified diff: names of both sides, then their texts. */
export type MakePatch = (oldName: string, newName: string, oldText: string, newText: string) => string;

export function loadDiff(): MakePatch {
  return (oldName, newName, oldText, newText) => createTwoFilesPatch(oldName, newName, oldText, newText);
}
