'use strict';
/*
 * Starts a command's bundle with the code cache that the build made of it, so that V8 need not compile it again
 * (`docs/performance.md`). The cache carries a hash of its bundle in its name: one of another build is never taken. V8
 * itself rejects a cache of another version or other flags; then nothing is lost but the reading of it.
 */
const fs = require('fs');
const path = require('path');
const vm = require('vm');

/**
 * How much a function runs before V8 optimizes it, in V8's own unit; the default is 67584. A command that lives for a tenth of
 * a second gets nothing back for the optimizing, and has to wait at its end for what is still at it.
 */
const BRIEF_BUDGET = '--interrupt-budget=1000000';

/** The flag is known to the V8 of Node 20; any other one would complain about it. */
const optimizeLate = () => {
  if (process.versions.v8.split('.')[0] === '11') require('v8').setFlagsFromString(BRIEF_BUDGET);
};

const readIfThere = (file) => {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
};

/**
 * `isBrief`: the command is over in a moment, whatever it is given; a list: those of its subcommands that are. `keepScript`
 * gets the compiled script. `caches`: the caches of subcommands that have one of their own.
 */
exports.start = (command, cacheName, { isBrief = false, caches = {}, keepScript } = {}) => {
  const filename = path.join(__dirname, `${command}.bundle.cjs`);
  const source = fs.readFileSync(filename, 'utf8');
  const own = Object.hasOwn(caches, process.argv[2] ?? '') ? caches[process.argv[2]] : cacheName;
  const cachedData = readIfThere(path.join(__dirname, own));
  const script = new vm.Script(`(function (require, __filename) {${source}\n})`, { filename, cachedData });
  // Behind the cache, which V8 takes only under the flags that it was made with.
  if (isBrief === true || (isBrief && isBrief.includes(process.argv[2]))) optimizeLate();
  if (keepScript !== undefined) keepScript(script);
  script.runInThisContext()(require, filename);
};
