/**
 * Adds the code caches of other releases of Node to a tree that is built, for a package: the build makes those of the Node that
 * runs it. Usage: node src/build/caches.mjs NODE...
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { makeCaches } from './bundle/caches.mjs';

const folder = path.resolve(import.meta.dirname, '../../dist/bundle');
for (const node of process.argv.slice(2)) {
  makeCaches(folder, path.resolve(node));
  console.log(
    `code caches for ${execFileSync(node, ['-p', '`V8 ${process.versions.v8}`'], { encoding: 'utf8' }).trimEnd()}`,
  );
}
