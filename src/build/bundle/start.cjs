'use strict';
/*
 * Starts a command's bundle with the code cache that the build made of it, so that V8 need not compile it again
 * (`docs/performance.md`). The cache carries a hash of its bundle in its name, so that one of another build is never taken, and
 * the version of V8, so that a package can have one for each. V8 itself rejects a cache that was made with other flags; then
 * nothing is lost but the reading of it.
 */
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const readIfThere = (file) => {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
};

/**
 * How much a function runs before V8 optimizes it, in V8's own unit; the default is 67584. A command that lives for a tenth of
 * a second gets nothing back for the optimizing, and has to wait at its end for what is still at it.
 */
const BRIEF_BUDGET = '--interrupt-budget=1000000';

/** The flag is known to the V8 of Node 20; any other one would complain about it. */
const optimizeLate = () => {
  if (process.versions.v8.split('.')[0] === '11') require('v8').setFlagsFromString(BRIEF_BUDGET);
};

/** The file of a code cache for this Node. All releases that have the same V8, but for what Node patched in it, take the same. */
const cacheFile = (cache) => path.join(__dirname, `${cache}.v8-${process.versions.v8.split('-')[0]}.cache`);

/** A part knows its own subcommands; what all of them complete is asked of the whole. */
const partFor = (parts, [word = '', ...rest]) =>
  Object.hasOwn(parts, word) && !rest.some((other) => other.startsWith('--completion')) ? parts[word] : undefined;

/**
 * By command: `whole`, the names of its bundle and of its caches, and whether its calls are over in a moment, whatever they are
 * given; and `parts`, the same by subcommand, of bundles without the others. The build writes it.
 */
const TABLE = {};

/** Runs a bundle. `keepScript` gets the compiled script. */
const run = ([name, cache, isBrief], keepScript) => {
  const filename = path.join(__dirname, `${name}.bundle.cjs`);
  const source = fs.readFileSync(filename, 'utf8');
  const script = new vm.Script(source, { filename, cachedData: readIfThere(cacheFile(cache)) });
  // Behind the cache, which V8 takes only under the flags that it was made with.
  if (isBrief === true) optimizeLate();
  if (keepScript !== undefined) keepScript(script);
  script.runInThisContext()(require, filename);
};

exports.cacheFile = cacheFile;
exports.run = run;
exports.start = (command) => {
  const { whole, parts } = TABLE[command];
  run(partFor(parts, process.argv.slice(2)) ?? whole);
};
