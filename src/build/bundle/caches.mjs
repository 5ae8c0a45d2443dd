/** The code caches of the bundles: what V8 has compiled after one common call of each. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bundlesOf, COMMANDS, makeScratch } from './commands.mjs';

/** The name of a bundle's caches, whose ends are of the Node that they are for (`start.cjs`). */
export function cacheName(folder, bundle) {
  const source = fs.readFileSync(path.join(folder, `${bundle}.bundle.cjs`));
  return `${bundle}.${createHash('sha256').update(source).digest('hex').slice(0, 16)}`;
}

/** Runs each bundle of the folder once with a program of Node, which need not be the one that runs this. */
export function makeCaches(folder, node) {
  for (const { bundle, warmUp, env = () => ({}) } of COMMANDS.flatMap(bundlesOf)) {
    const scratch = makeScratch();
    const program = path.join(import.meta.dirname, 'make-cache.cjs');
    const words = [program, folder, bundle, cacheName(folder, bundle), ...warmUp(scratch)];
    const { status, stderr, error } = spawnSync(node, words, { env: { ...process.env, ...env(scratch) } });
    fs.rmSync(scratch, { recursive: true });
    if (status !== 0) throw new Error(`${node} makes no code cache of ${bundle}: ${error?.message ?? stderr}`);
  }
}
