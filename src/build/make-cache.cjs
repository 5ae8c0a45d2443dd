'use strict';
/*
 * Makes the code cache of one command: runs it once, so that the functions of a common call are compiled, and writes what
 * V8 has compiled by then. Usage: node make-cache.cjs BUNDLE_FOLDER COMMAND CACHE_NAME [ARGUMENT...] [--also ARGUMENT...]
 *
 * What stands behind `--also` is a second common call, whose functions come into the cache too.
 */
const fs = require('fs');
const path = require('path');

const [, , folder, command, cacheName, ...rest] = process.argv;
const second = rest.includes('--also') ? rest.splice(rest.indexOf('--also')).slice(1) : [];
process.argv = [process.argv[0], command, ...rest];
require(path.join(folder, 'start.cjs')).start(command, cacheName, {
  keepScript: (script) => {
    if (second.length > 0) {
      const first = process.argv;
      process.argv = [first[0], command, ...second];
      script.runInThisContext()(require, path.join(folder, `${command}.bundle.cjs`));
      process.argv = first;
    }
    process.on('exit', () => {
      fs.writeFileSync(path.join(folder, cacheName), script.createCachedData());
      process.exitCode = 0;
    });
  },
});
