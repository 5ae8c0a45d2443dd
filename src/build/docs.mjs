/**
 * Writes what the pages of the documentation do not say by themselves: parts made from what the built program knows of
 * itself, which stand between `<!-- generated: NAME -->` and `<!-- end -->`, and what the commands in ```console blocks
 * print, which stands below their `$` lines. The pictures in `docs/pictures/` are drawn anew too. With `--check` nothing is written: it fails if a page is stale.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as prettier from 'prettier';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The specification of the command that a page is about, as built. */
const SPECS = {
  'docs/rcorder-ts.md': { built: 'cli/rcorder/spec.js', name: 'RCORDER_SPEC' },
  'docs/chkconfig-ts.md': { built: 'cli/chkconfig/spec.js', name: 'CHKCONFIG_SPEC' },
  'docs/initorder-cycles.md': { built: 'cli/cycles/spec.js', name: 'CYCLES_SPEC' },
  'docs/initorder-order.md': { built: 'cli/order/spec.js', name: 'ORDER_SPEC' },
  'docs/initorder-graph.md': { built: 'cli/graph/spec.js', name: 'GRAPH_SPEC' },
  'docs/initorder-plan.md': { built: 'cli/plan/spec.js', name: 'PLAN_SPEC' },
  'docs/initorder-recover.md': { built: 'cli/recover/spec.js', name: 'RECOVER_SPEC' },
  'docs/initorder-boot.md': { built: 'cli/boot/spec.js', name: 'BOOT_SPEC' },
  'docs/initorder-shutdown.md': { built: 'cli/boot/spec.js', name: 'SHUTDOWN_SPEC' },
  'docs/initorder-exercise.md': { built: 'cli/exercise/spec.js', name: 'EXERCISE_SPEC' },
  'docs/initorder-new.md': { built: 'cli/new/spec.js', name: 'NEW_SPEC' },
  'docs/initorder-migrate.md': { built: 'cli/migrate/spec.js', name: 'MIGRATE_SPEC' },
  'docs/initorder-why.md': { built: 'cli/why/spec.js', name: 'WHY_SPEC' },
};

const PARTS = { options: renderOptions, examples: renderExamples };

/** One row for each option: its forms, and what it does. */
function renderOptions({ options }) {
  const rows = options.map(({ letter, name, value, choices, repeats, about }) => {
    const long = value === undefined ? `--${name}` : `--${name} ${value}`;
    const short = letter === undefined ? '' : `\`-${letter}${value === undefined ? '' : ` ${value}`}\`, `;
    const more = [
      ...(choices === undefined ? [] : [`one of ${choices.map((choice) => `\`${choice}\``).join(', ')}`]),
      ...(repeats === true ? ['may be given more than once'] : []),
    ];
    return `| ${short}\`${long}\` | ${about}${more.length === 0 ? '' : ` (${more.join('; ')})`} |`;
  });
  return ['| option | what it does |', '| --- | --- |', ...rows].join('\n');
}

function renderExamples({ examples }) {
  return examples.map(({ command, about }) => `- \`${command}\`: ${about}`).join('\n');
}

async function fillParts(page, text) {
  if (!(page in SPECS)) return text;
  const { built, name } = SPECS[page];
  const { [name]: spec } = await import(pathToFileURL(path.join(root, 'dist', built)).href);
  return text.replace(/(<!-- generated: (\w+) -->\n)[^]*?(<!-- end -->)/g, (_, start, part, end) => {
    if (PARTS[part] === undefined) throw new Error(`${page}: nothing generates ${part}`);
    return `${start}\n${PARTS[part](spec)}\n\n${end}`;
  });
}

/** Runs a command of a ```console block in the root of the project; both outputs, as a terminal would show them. */
function runLine(line, commands) {
  const { stdout } = spawnSync('/bin/sh', ['-c', `exec 2>&1\n${line}`], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: `${commands}:${process.env.PATH}`, HOME: os.homedir(), LC_ALL: 'C', TZ: 'UTC', TMPDIR: commands },
  });
  return stdout.trimEnd();
}

function fillConsoles(text, commands) {
  return text.replace(/^```console\n([^]*?)^```$/gm, (_, block) => {
    // A command may go on in lines that begin with `> `.
    const typed = block.match(/^\$ .*(?:\n> .*)*/gm) ?? [];
    const shown = typed.map((lines) => {
      const output = runLine(lines.replaceAll(/^[$>] /gm, ''), commands);
      return output === '' ? lines : `${lines}\n${output}`;
    });
    return `\`\`\`console\n${shown.join('\n')}\n\`\`\``;
  });
}

/** A folder with the commands as they would be installed, and an `npx` that looks nowhere else. */
function installCommands() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-docs-'));
  const { bin } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const [name, file] of Object.entries(bin)) fs.symlinkSync(path.join(root, file), path.join(folder, name));
  fs.writeFileSync(path.join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  return folder;
}

async function fill(page, commands) {
  const file = path.join(root, page);
  const text = fs.readFileSync(file, 'utf8');
  const filled = fillConsoles(await fillParts(page, text), commands);
  const config = await prettier.resolveConfig(file);
  return { file, page, text, wanted: await prettier.format(filled, { ...config, parser: 'markdown' }) };
}

/** Pictures in the pages: the file, and the words of the command that draws it. */
const PICTURES = {
  'docs/pictures/freebsd-12.1.svg': ['fixtures/boot/freebsd-12.1/etc/rc.d'],
  'docs/pictures/around-nfsd.svg': ['--focus', 'nfsd', 'fixtures/boot/freebsd-12.1/etc/rc.d'],
  'docs/pictures/debian-12.svg': ['fixtures/debian-sysvinit/etc/init.d'],
  'docs/pictures/ring.svg': ['--only-cycles', '--root', 'fixtures/lsb-ring'],
};

function drawPicture([page, words]) {
  const file = path.join(root, page);
  const argv = [path.join(root, 'bin/initorder.cjs'), 'graph', '-f', 'svg', ...words];
  const { stdout, status, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${page}: ${stderr}`);
  return { file, page, text: fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '', wanted: stdout };
}

function listPages() {
  const inDocs = fs.readdirSync(path.join(root, 'docs'), { recursive: true }).map((name) => `docs/${name}`);
  // The pages of the lint rules are made by `rule-docs.mjs`.
  const pages = inDocs.filter((name) => name.endsWith('.md') && !/^docs\/(?:rules|checks)\//.test(name));
  return ['README.md', ...pages.sort()];
}

if (!fs.existsSync(path.join(root, 'dist/cli'))) {
  process.stderr.write('docs: the program is not built; type npm run build\n');
  process.exit(1);
}
const commands = installCommands();
const pages = await Promise.all(listPages().map((page) => fill(page, commands)));
fs.rmSync(commands, { recursive: true });
const stale = [...pages, ...Object.entries(PICTURES).map(drawPicture)].filter(({ text, wanted }) => text !== wanted);
if (process.argv.includes('--check')) {
  for (const { page } of stale) process.stderr.write(`docs: ${page} is stale; type node src/build/docs.mjs\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const { file, wanted } of stale) fs.writeFileSync(file, wanted);
}
