/**
 * Runs the tests that need a browser, where a Chromium is installed: what `CHROMIUM` names, or one of the usual names. Where
 * there is none it says so, and is content.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findChromium() {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

const chromium = findChromium();
if (chromium === undefined) {
  process.stdout.write('browser tests left out: no Chromium here (apt-get install chromium, or set CHROMIUM)\n');
} else {
  const words = [
    '--no-install',
    'vitest',
    'run',
    '--config',
    'test/browser/vitest.config.ts',
    ...process.argv.slice(2),
  ];
  const { status } = spawnSync('npx', words, { stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } });
  process.exitCode = status ?? 1;
}
