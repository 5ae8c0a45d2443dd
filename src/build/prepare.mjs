/**
 * What npm runs when the package is installed from its repository, as pre-commit does. With `-g`, npm hands that option on to
 * the step that is to fetch the development packages, which are then not there: they are fetched here before the build.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Runs npm in this folder; its failure is the end. Standard output is for the one line of `npm pack`, which pre-commit reads. */
function npm(...argv) {
  const { status } = spawnSync('npm', argv, { stdio: ['inherit', 2, 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

function isThere(name) {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

if (!isThere('typescript') || !isThere('esbuild'))
  npm('ci', '--no-global', '--include=dev', '--ignore-scripts', '--no-audit');
npm('run', 'build', '--no-global');
