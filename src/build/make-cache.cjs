'use strict';
/*
 * Makes the code cache of one command: runs it once, so that the functions of a common call are compiled, and writes what
 * V8 has compiled by then. Usage: node make-cache.cjs BUNDLE_FOLDER COMMAND CACHE_NAME [ARGUMENT...]
 */
const fs = require('fs');
const path = require('path');
const v8 = require('v8');

const [, , folder, command, cacheName, ...rest] = process.argv;
process.argv = [process.argv[0], command, ...rest];
const { start, DEFAULT_FLAGS } = require(path.join(folder, 'start.cjs'));
start(command, cacheName, (script) => {
  process.on('exit', () => {
    // V8 takes a cache only under the flags that it was made with, and commands set theirs behind it.
    if (DEFAULT_FLAGS !== undefined) v8.setFlagsFromString(DEFAULT_FLAGS);
    fs.writeFileSync(path.join(folder, cacheName), script.createCachedData());
    process.exitCode = 0;
  });
});
