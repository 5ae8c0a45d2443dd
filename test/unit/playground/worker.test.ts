import { execFileSync } from 'node:child_process';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runLint } from '../../../src/cli/lint/command.ts';
import { runPlan } from '../../../src/cli/plan/command.ts';
import { runRcorder } from '../../../src/cli/rcorder/command.ts';
import { createDiskHost } from '../../../src/host/disk-host.ts';
import { createDiskLinks } from '../../../src/host/disk-links.ts';
import { textOfBytes } from '../../../src/model/bytes.ts';
import type { PlaygroundAnswer, PlaygroundQuestion } from '../../../src/model/playground.ts';
import { HOSTILE_NAMES, shownName } from '../../support/hostile-names.ts';
import { FREEBSD } from '../../support/pictures.ts';
import { readFolder } from '../../support/read-folder.ts';
import { runCommand } from '../../support/run-command.ts';

const script = new URL('../../../src/build/playground.mjs', import.meta.url).pathname;
const bundle = execFileSync(process.execPath, [script, '--worker'], { encoding: 'utf8', maxBuffer: 1 << 26 });
const disk = { ...createDiskHost(), ...createDiskLinks() };
const DEBIAN = new URL('../../../fixtures/debian-sysvinit', import.meta.url).pathname;

/** A worker with what browsers have, and nothing of Node. */
function startWorker(): (question: PlaygroundQuestion) => Promise<PlaygroundAnswer> {
  const scope: Record<string, unknown> = { TextEncoder, TextDecoder, Blob, DecompressionStream, Uint8Array };
  createContext(scope);
  runInContext(bundle, scope);
  return (question) =>
    new Promise((resolve) => {
      scope['postMessage'] = resolve;
      (scope['onmessage'] as (event: { data: PlaygroundQuestion }) => void)({ data: question });
    });
}

function check(files: Readonly<Record<string, string>>, profile = ''): Promise<PlaygroundAnswer> {
  const given = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return startWorker()({ kind: 'check', files: given, profile });
}

function partsOf(answer: PlaygroundAnswer): Extract<PlaygroundAnswer, { kind: 'checked' }>['parts'] {
  if (answer.kind !== 'checked') throw new Error(JSON.stringify(answer));
  return answer.parts;
}

const wordsIn = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, word = '']) => word);
const picksOf = (html: string): readonly string[] => wordsIn(html, /aria-pressed="false">(.*?)<\/button>/g);

describe('the library in a browser', () => {
  it('imports nothing of Node, and is small', () => {
    // That it uses nothing of Node's without an import either is shown by all that runs below.
    expect(bundle.match(/(?:\brequire|\bimport)\s*\(\s*["'`]|["'`]node:[a-z_/]+["'`]/g)).toBeNull();
    expect(gzipSync(bundle, { level: 9 }).length).toBeLessThanOrEqual(150_000);
  });

  it('orders FreeBSD as rcorder-ts does, and finds what initorder lint finds', async () => {
    const files = readFolder(FREEBSD);
    const { order, findings, links } = partsOf(await check(files));
    const paths = Object.keys(files).map((name) => `${FREEBSD}/${name}`);
    const wanted = runCommand(runRcorder, paths, {}, { host: disk }).stdout.trim().split('\n');
    expect(picksOf(order)).toEqual(wanted.map((path) => path.slice(FREEBSD.length + 1)));
    const lint = runCommand(runLint, ['--no-config', '-f', 'json', ...Object.keys(files)], files).stdout;
    const { findings: all } = JSON.parse(textOfBytes(lint)) as { findings: { rule: string }[] };
    expect(wordsIn(findings, /data-rule="(.*?)"/g)).toEqual(all.map(({ rule }) => rule));
    expect(links).toContain('Scripts of a BSD have no links');
  });

  it('plans the links of a system that was dropped as a whole as initorder plan does', async () => {
    const files = Object.entries(readFolder(`${DEBIAN}/etc/init.d`)).map(([name, text]) => [
      `x/etc/init.d/${name}`,
      text,
    ]);
    const conf = Object.entries(readFolder(`${DEBIAN}/etc`)).map(([name, text]) => [`x/etc/${name}`, text]);
    const { links } = partsOf(await check(Object.fromEntries([...files, ...conf]) as Record<string, string>));
    const plan = runCommand(runPlan, ['--format', 'html', '--root', DEBIAN], {}, { host: disk });
    expect(plan.status).toBe(1);
    // Neither makes a link, for the same reasons.
    const notes = (html: string): readonly string[] => wordsIn(textOfBytes(html), /(?:error|warning): (.*)/g);
    expect(notes(links)).toEqual(notes(plan.stdout));
  });

  it('takes names of any kind for names', async () => {
    const names = HOSTILE_NAMES.filter((name) => !name.includes('/'));
    const files = Object.fromEntries(names.map((name, i) => [name, `#!/bin/sh\n# PROVIDE: p${i}\n`]));
    const { order } = partsOf(await check(files));
    const shown = picksOf(order).map((name) =>
      name.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    expect([...shown].sort()).toEqual(names.map(shownName).sort());
  });

  it('leads nowhere by a path, and says when there is too much', async () => {
    const answer = await check({ '../../etc/passwd': 'root\n', './a//b': '#!/bin/sh\n# PROVIDE: b\n' });
    expect(partsOf(answer).order).toContain('>b</button>');
    expect(answer).toMatchObject({ status: '1 script' });
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`s${i}`, '']));
    expect(await check(many)).toMatchObject({
      kind: 'refused',
      message: 'more than 5000 files; drop the scripts alone',
    });
  });

  it('answers why, draws, and says that it has nothing to draw', async () => {
    const ask = startWorker();
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(await ask({ kind: 'why', scripts: [0] })).toEqual({ kind: 'refused', message: 'no scripts yet' });
    const files = [
      { path: 'a', bytes: bytes('# PROVIDE: a\n') },
      { path: 'b', bytes: bytes('# PROVIDE: b\n# REQUIRE: a\n') },
    ];
    await ask({ kind: 'check', files, profile: '' });
    const why = await ask({ kind: 'why', scripts: [0, 1] });
    expect(why.kind === 'why' && why.html).toContain('a must start before b');
    const graphs = await ask({ kind: 'graphs' });
    expect(graphs.kind === 'graphs' && graphs.graphs.length).toBe(1);
    const page = await ask({ kind: 'page', outputs: undefined });
    expect(page.kind === 'page' && page.html).toContain('<li id="b">');
    await ask({ kind: 'check', files: [{ path: 'x', bytes: bytes('#!/bin/sh\n') }], profile: '' });
    expect(await ask({ kind: 'graphs' })).toMatchObject({ kind: 'refused' });
  });
});
