/**
 * The libraries that a plain call never needs. In the bundles of the commands this module is replaced by one that loads
 * each of them at its first use (`src/build/bundle/plugins.mjs`); here, where start-up does not matter, they are simply imported.
 */
import { Ajv } from 'ajv';
import { Chalk, type ChalkInstance } from 'chalk';
import { createTwoFilesPatch } from 'diff';
import ignore from 'ignore';
import { globSync } from 'tinyglobby';
import { LineCounter, parseDocument } from 'yaml';
import yargs, { type Argv } from 'yargs';
import { makeSchemaCheck, type MakeCheck } from './schema-check.ts';
import { makeYamlReader, type ReadYaml } from './yaml-reader.ts';

export function loadYargs(): (argv: readonly string[]) => Argv {
  return (argv) => yargs(argv);
}

export function loadChalk(): (level: 0 | 1 | 2 | 3) => ChalkInstance {
  return (level) => new Chalk({ level });
}

/** Makes a unified diff: names of both sides, their texts, headers; undefined if it takes more edits than are allowed. */
export type MakePatch = (
  oldName: string,
  newName: string,
  oldText: string,
  newText: string,
  oldHeader: undefined,
  newHeader: undefined,
  options: { readonly maxEditLength: number },
) => string | undefined;

export function loadDiff(): MakePatch {
  return createTwoFilesPatch;
}

/** The files that a pattern stands for, from the working folder. */
export type FindFiles = (pattern: string) => readonly string[];

export function loadGlob(): FindFiles {
  return (pattern) => globSync(pattern, { dot: true, expandDirectories: false });
}

/** Whether the patterns of a .gitignore file name a path, relative to its folder; folders end in a slash. */
export type IgnoreRules = (path: string) => boolean;

export function loadIgnore(): (patterns: string) => IgnoreRules {
  return (patterns) => {
    const rules = ignore().add(patterns);
    return (path) => rules.ignores(path);
  };
}

export function loadSchema(): MakeCheck {
  return makeSchemaCheck(Ajv);
}

export function loadYaml(): ReadYaml {
  return makeYamlReader(parseDocument, LineCounter);
}
