/**
 * Makes `docs/playground.html`: one file with the library, for people who have a script and no Node. It is built and not
 * committed, since it carries the layout engine. With `--worker` the library's part of it goes to standard output, and nothing is
 * written.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);

/** Of links a page is given none; a file may still be one that nobody may run. */
const LINK_RULES = /[\\/]links[\\/](?!files\.ts$)/;
/** A rule, as prettier has it. */
const RULE = /^export const \w+: Rule = \{\n[^]*?^\};\n/gm;

/** Examples, sources and articles of the rules are for their pages and for `--explain`: much text, none of which is shown here. */
const withoutExamples = {
  name: 'without-examples',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]lint[\\/]rules[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      if (LINK_RULES.test(file)) return { loader: 'ts', contents: 'export {};' };
      // As prettier has them: a list ends in its own line, or in a bracket with the indent of its name.
      const contents = text
        // Those that are off cannot be selected there.
        .replaceAll(RULE, (rule) => (rule.includes('\n  isOff: true,\n') ? '' : rule))
        .replaceAll(/^( +)(bad|good|sources): \[(?:.*\],$|\n[^]*?^\1\],$)/gm, '$1$2: [],')
        .replaceAll(/^( +)(what|why):\s+(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),$/gm, "$1$2: '',");
      return { loader: 'ts', contents };
    });
  },
};

/** A script for a browser, of modules that need nothing of Node: esbuild fails where one does. */
async function bundleForBrowser(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    plugins: [withoutExamples],
    inject: ['src/playground/buffer.ts'],
    logLevel: 'warning',
  });
  return outputFiles[0].text.trim();
}

const WORKER = 'src/playground/main.ts';

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function notice() {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const engine = path.resolve(path.dirname(require.resolve('@viz-js/viz')), '..');
  const { version: engineVersion } = JSON.parse(fs.readFileSync(path.join(engine, 'package.json'), 'utf8'));
  const license = fs.readFileSync(path.join(root, 'LICENSE'), 'utf8');
  return [
    `<p>initorder ${version}, made by <code>npm run build</code> of its sources. The commands do more: whole systems, links, boots.</p>`,
    `<pre class="source">${escape(license)}</pre>`,
    `<p>The picture is laid out by Viz.js ${engineVersion}, copyright Michael Daines, under the MIT licence, whose text is the one above. `,
    'It contains, in object code, Graphviz (https://graphviz.org), under the Eclipse Public License, whose text and the source code ',
    'are at https://graphviz.org/license/ and https://gitlab.com/graphviz/graphviz, and Expat (https://libexpat.github.io), under the MIT licence.</p>',
  ].join('');
}

async function main() {
  const [ui, worker] = await Promise.all(['src/browser/playground/main.ts', WORKER].map(bundleForBrowser));
  const engine = fs.readFileSync(require.resolve('@viz-js/viz').replace(/viz\.cjs$/, 'viz-global.js'), 'utf8');
  const { renderPlayground } = await import(pathToFileURL(path.join(root, 'dist/playground/page.js')).href);
  const hash = `sha256-${createHash('sha256').update(ui).digest('base64')}`;
  const page = renderPlayground({
    script: { text: ui, hash },
    worker,
    engine: toBytes(engine),
    notice: toBytes(notice()),
  });
  fs.writeFileSync(path.join(root, 'docs/playground.html'), page, 'latin1');
}

/** Pages are made of byte strings. */
function toBytes(text) {
  return Buffer.from(text, 'utf8').toString('latin1');
}

if (process.argv.includes('--worker')) process.stdout.write(await bundleForBrowser(WORKER));
else await main();
