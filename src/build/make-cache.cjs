'use strict';
/*
 * Makes the code cache of one command: runs it once, so that the functions of a common call are compiled, and writes what
 * V8 has compiled by then. Usage: node make-cache.cjs BUNDLE_FOLDER COMMAND CACHE_NAME [ARGUMENT...]
 */
const fs = require('fs');
const path = require('path');

const [, , folder, command, cacheName, ...rest] = process.argv;
process.argv = [process.argv[0], command, ...rest];
require(path.join(folder, 'start.cjs')).start(command, cacheName, {
  keepScript: (script) => {
    process.on('exit', () => {
      fs.writeFileSync(path.join(folder, cacheName), script.createCachedData());
      process.exitCode = 0;
    });
  },
});
