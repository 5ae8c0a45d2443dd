import { execFileSync } from 'node:child_process';

/** Builds the command bundles, so that tests that spawn commands never test an old build. */
export default function setup(): void {
  execFileSync(process.execPath, [new URL('../src/build/bundle.mjs', import.meta.url).pathname], { stdio: 'inherit' });
}
