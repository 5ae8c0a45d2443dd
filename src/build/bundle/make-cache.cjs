'use strict';
/*
 * Makes the code cache of one bundle: runs it once, so that the functions of a common call are compiled, and writes what
 * V8 has compiled by then. Usage: node make-cache.cjs FOLDER BUNDLE CACHE [ARGUMENT...]
 */
const fs = require('fs');
const path = require('path');

const [, , folder, bundle, cache, ...rest] = process.argv;
process.argv = [process.argv[0], bundle, ...rest];
const { cacheFile, run } = require(path.join(folder, 'start.cjs'));
run([bundle, cache], (script) => {
  process.on('exit', () => {
    fs.writeFileSync(cacheFile(cache), script.createCachedData());
    process.exitCode = 0;
  });
});
