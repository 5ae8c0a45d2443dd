/**
 * Writes the styles and the script of the pages into `src/render/page/assets.ts`, with the hashes by which a page allows them
 * and nothing else. With `--check` nothing is written: it fails if that file is stale.
 */
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const source = path.join(root, 'src/browser');
const target = path.join(root, 'src/render/page/assets.ts');

async function readStyle(...names) {
  const css = names.map((name) => fs.readFileSync(path.join(source, 'page', name), 'utf8')).join('\n');
  const { code } = await transform(css, { loader: 'css', minify: true, target: 'chrome100' });
  return code.trim();
}

async function readScript(name) {
  const { outputFiles } = await build({
    entryPoints: [path.join(source, name)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
  });
  return outputFiles[0].text.trim();
}

function quote(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

function constant(name, about, text) {
  const hash = createHash('sha256').update(text).digest('base64');
  return `/** ${about} */\nexport const ${name}: string = ${quote(text)};\nexport const ${name}_HASH: string = 'sha256-${hash}';\n`;
}

const config = await prettier.resolveConfig(target);
const parts = [
  '/** Made from `src/browser/` by `node src/build/page.mjs`. Not to be edited. */\n',
  constant('PICTURE_STYLE', 'Of a picture, in a file of its own.', await readStyle('picture.css')),
  constant('PAGE_STYLE', 'Of a page, the picture in it included.', await readStyle('picture.css', 'page.css')),
  constant('PAGE_SCRIPT', 'Of a page with a picture.', await readScript('page/main.ts')),
  constant('REPORT_SCRIPT', 'Of a page with findings.', await readScript('report/main.ts')),
].join('\n');
const text = await prettier.format(parts, { ...config, parser: 'typescript' });
if (!process.argv.includes('--check')) fs.writeFileSync(target, text);
else if (fs.readFileSync(target, 'utf8') !== text) {
  process.stderr.write('page: src/render/page/assets.ts is stale; type node src/build/page.mjs\n');
  process.exitCode = 1;
}
