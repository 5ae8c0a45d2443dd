/** The examples of `docs/library.md` print what stands below them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const page = readFileSync(`${root}docs/library.md`, 'utf8');
const examples = [...page.matchAll(/^## (.*)$|^```js\n([^]*?)^```\n\n```text\n([^]*?)^```$/gm)];

/** Each example under the heading that it stands under. */
function listExamples(): readonly { title: string; code: string; output: string }[] {
  let title = '';
  return examples.flatMap(([, heading, code, output]) => {
    title = heading ?? title;
    return code === undefined || output === undefined ? [] : [{ title, code, output }];
  });
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'initorder-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The example as one file, with the library's source in it. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    alias: { initorder: `${root}src/index.ts` },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    define: { 'import.meta.url': '__url' },
    banner: { js: "const __url = require('url').pathToFileURL(__filename).href;" },
  });
  const file = path.join(folder, 'example.cjs');
  writeFileSync(file, outputFiles[0]?.text ?? '');
  return file;
}

describe('docs/library.md', () => {
  it('has an output below every example', () => {
    expect(listExamples().length).toBe([...page.matchAll(/^```js$/gm)].length);
  });

  it.each(listExamples())('prints what it says: $title', async ({ code, output }) => {
    const { stdout, stderr } = spawnSync(process.execPath, [await bundle(code)], { cwd: root, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
  });
});
