'use strict';
/*
 * Starts a command's bundle with the code cache that the build made of it, so that V8 need not compile it again
 * (`docs/performance.md`). The cache carries a hash of its bundle in its name: one of another build is never taken. V8
 * itself rejects a cache of another version or other flags; then nothing is lost but the reading of it.
 */
const fs = require('fs');
const path = require('path');
const v8 = require('v8');
const vm = require('vm');

/**
 * How much a function runs before V8 optimizes it, in V8's own unit. A command that lives for a tenth of a second gets nothing
 * back for the optimizing, and has to wait at its end for what is still at it. Node 20's V8 knows the flag under this name;
 * any other one would complain about it.
 */
const hasBudget = process.versions.v8.split('.')[0] === '11';
const FLAGS = hasBudget ? '--interrupt-budget=1000000' : undefined;
/** What takes the flags back. */
exports.DEFAULT_FLAGS = hasBudget ? '--interrupt-budget=67584' : undefined;

const readIfThere = (file) => {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
};

exports.start = (command, cacheName, keepScript) => {
  const filename = path.join(__dirname, `${command}.bundle.cjs`);
  const source = fs.readFileSync(filename, 'utf8');
  const cachedData = readIfThere(path.join(__dirname, cacheName));
  const script = new vm.Script(`(function (require, __filename) {${source}\n})`, { filename, cachedData });
  // Behind the cache, which V8 takes only under the flags that it was made with.
  if (FLAGS !== undefined) v8.setFlagsFromString(FLAGS);
  if (keepScript !== undefined) keepScript(script);
  script.runInThisContext()(require, filename);
};
