import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  circles,
  importsOf,
  readStages,
  readTree,
  repeatedNames,
  stageOf,
  tooLong,
  unreached,
  wrongArrows,
  type SourceTree,
} from '../support/source-tree.ts';

const source = readTree(new URL('../../src', import.meta.url).pathname);
const tests = readTree(new URL('..', import.meta.url).pathname);
const stages = readStages(readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8'));

const MOST_LINES = 250;
const HEAVY = ['ajv', 'chalk', 'diff', 'ignore', 'tinyglobby', 'yaml', 'yargs'];
const MAY_TOUCH_THE_DISK = ['host', 'cli', 'sandbox'];

function isEntry(file: string): boolean {
  // The build makes the page of the playground.
  const isOfBuild = file === 'playground/main.ts' || file === 'playground/page.ts';
  return file === 'index.ts' || isOfBuild || /^(?:browser|cli)\/[a-z-]+\/main\.ts$/.test(file);
}

/** The tree with one file more, or with other text in one. */
function planted(file: string, text: string): SourceTree {
  return new Map([...source, [file, text]]);
}

describe('the source tree', () => {
  it('has arrows between stages only where docs/architecture.md has them', () => {
    expect([...stages.keys()].sort()).toEqual([...new Set([...source.keys()].map(stageOf))].filter(Boolean).sort());
    expect(wrongArrows(source, stages)).toEqual([]);
  });

  it('has no circle of files, types included', () => {
    expect(circles(source)).toEqual([]);
  });

  it('has no file that no entry point reaches', () => {
    expect(unreached(source, isEntry)).toEqual([]);
  });

  it('has no file, tests included, that is longer than a person takes in at once', () => {
    expect([...tooLong(source, MOST_LINES), ...tooLong(tests, MOST_LINES)]).toEqual([]);
  });

  it('has no file name that repeats its folder', () => {
    expect(repeatedNames(source)).toEqual([]);
  });

  it('touches the disk and the process at the edges only', () => {
    const outer = importsOf(source).filter(({ what }) => what.startsWith('node:'));
    expect(outer.filter(({ from }) => !MAY_TOUCH_THE_DISK.includes(stageOf(from)))).toEqual([]);
  });

  it('loads the heavy libraries in one module, which the bundles replace', () => {
    const libraries = importsOf(source).filter(({ what, isTypeOnly }) => !isTypeOnly && HEAVY.includes(what));
    expect(new Set(libraries.map(({ from }) => from))).toEqual(new Set(['cli/frame/heavy.ts']));
  });
});

describe('the checks see a fault that is planted', () => {
  it('an arrow that the table does not have, of a type too', () => {
    const tree = planted('model/path.ts', "import type { Host } from '../host/door.ts';\n");
    expect(wrongArrows(tree, stages)).toEqual(['model/path.ts -> host/door.ts']);
  });

  it('a stage that the table does not have', () => {
    const tree = planted('attic/box.ts', "import { baseName } from '../model/path.ts';\n");
    expect(wrongArrows(tree, stages)).toEqual(['attic/box.ts -> model/path.ts']);
  });

  it('a circle of files that is closed by a type', () => {
    const tree = planted('model/bytes.ts', "import type { Place } from './place.ts';\n");
    expect(circles(tree)).toContainEqual(expect.arrayContaining(['model/bytes.ts', 'model/place.ts']));
  });

  it('a file that imports itself', () => {
    expect(circles(planted('model/alone.ts', "import type { A } from './alone.ts';\n"))).toEqual([['model/alone.ts']]);
  });

  it('a file that no entry point reaches', () => {
    expect(unreached(planted('model/forgotten.ts', ''), isEntry)).toEqual(['model/forgotten.ts']);
  });

  it('a file of one line too many', () => {
    expect(tooLong(planted('model/long.ts', '\n'.repeat(MOST_LINES + 1)), MOST_LINES)).toEqual([
      `model/long.ts: ${MOST_LINES + 1} lines`,
    ]);
  });

  it('a name that repeats its folder', () => {
    const tree = new Map([...planted('graph/cut/cut-rough.ts', ''), ['plan/plan.ts', '']]);
    expect(repeatedNames(tree)).toEqual(['graph/cut/cut-rough.ts', 'plan/plan.ts']);
  });

  it('a row that is taken out of the table', () => {
    const without = new Map([...stages].filter(([stage]) => stage !== 'shell'));
    expect(wrongArrows(source, without)).not.toEqual([]);
  });
});
