/**
 * Writes the pages of the rules and of the checks, and the schemas of the files that people write, from the rules and the schemas themselves. With
 * `--check` it writes nothing and fails if a page is not as it would be written. Called from `docs.mjs`, or by itself.
 */
import { build } from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The sources are TypeScript: a bundle of what is needed is made for the moment. */
async function load() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rule-docs-'));
  const outfile = path.join(folder, 'rules.mjs');
  try {
    await build({
      stdin: {
        contents: `
          export { FAMILIES, RULES } from './src/lint/registry.ts';
          export { CONFIG_SCHEMA } from './src/config/schema.ts';
          export { checksOfRule } from './src/exercise/check-links.ts';
          export { checkPages } from './src/exercise/check-pages.ts';
          export { renderCheckIndex, renderCheckPage } from './src/render/exercise/check-page.ts';
          export { SCENARIO_SCHEMA } from './src/exercise/scenario/schema.ts';
          export { renderRuleIndex, renderRulePage } from './src/render/lint/rule-page.ts';
        `,
        resolveDir: root,
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** All pages: path from the root to text. */
export async function makeRuleDocs() {
  const { CONFIG_SCHEMA, SCENARIO_SCHEMA, FAMILIES, RULES, renderRuleIndex, renderRulePage, ...more } = await load();
  const { checkPages, checksOfRule, renderCheckIndex, renderCheckPage } = more;
  const pages = new Map();
  for (const rule of RULES) pages.set(`docs/rules/${rule.id}.md`, renderRulePage(rule, checksOfRule(rule.id)));
  pages.set('docs/rules/README.md', renderRuleIndex(RULES, FAMILIES));
  for (const page of checkPages()) pages.set(`docs/checks/${page.id}.md`, renderCheckPage(page));
  pages.set('docs/checks/README.md', renderCheckIndex(checkPages()));
  for (const [name, schema] of [
    ['config', CONFIG_SCHEMA],
    ['scenario', SCENARIO_SCHEMA],
  ])
    pages.set(`docs/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  return pages;
}

/** Writes the pages, or with `isCheck` returns the paths of those that are stale, or should not be there. */
export async function updateRuleDocs(isCheck) {
  const pages = await makeRuleDocs();
  const stale = [];
  for (const [page, text] of pages) {
    const file = path.join(root, page);
    const old = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
    if (old === text) continue;
    stale.push(page);
    if (isCheck) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  for (const place of ['docs/rules', 'docs/checks']) {
    const folder = path.join(root, place);
    const present = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
    for (const name of present.filter((entry) => entry.endsWith('.md'))) {
      if (pages.has(`${place}/${name}`)) continue;
      stale.push(`${place}/${name}`);
      if (!isCheck) fs.rmSync(path.join(folder, name));
    }
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isCheck = process.argv.includes('--check');
  const stale = await updateRuleDocs(isCheck);
  for (const page of stale) console.log(`${isCheck ? 'stale' : 'written'}: ${page}`);
  process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
}
