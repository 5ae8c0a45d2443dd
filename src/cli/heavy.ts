/**
 * The libraries that a plain call never needs. In the bundles of the commands this module is replaced by one that loads
 * each of them at its first use (`src/build/bundle.mjs`); here, where start-up does not matter, they are simply imported.
 */
import { Chalk, type ChalkInstance } from 'chalk';
import yargs, { type Argv } from 'yargs';

export function loadYargs(): (argv: readonly string[]) => Argv {
  return (argv) => yargs(argv);
}

export function loadChalk(): (level: 0 | 1 | 2 | 3) => ChalkInstance {
  return (level) => new Chalk({ level });
}
