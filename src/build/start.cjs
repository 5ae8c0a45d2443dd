'use strict';
/*
 * Starts a command's bundle with the code cache that the build made of it, so that V8 need not compile it again
 * (`docs/performance.md`). The cache carries a hash of its bundle in its name: one of another build is never taken. V8
 * itself rejects a cache of another version or other flags; then nothing is lost but the reading of it.
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

exports.start = (command, cacheName, keepScript) => {
  const filename = path.join(__dirname, `${command}.bundle.cjs`);
  const source = fs.readFileSync(filename, 'utf8');
  const cachedData = readIfThere(path.join(__dirname, cacheName));
  const script = new vm.Script(`(function (require, __filename) {${source}\n})`, { filename, cachedData });
  if (keepScript !== undefined) keepScript(script);
  script.runInThisContext()(require, filename);
};
