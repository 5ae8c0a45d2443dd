import { describe, expect, it } from 'vitest';
import { runChkconfig } from '../../src/cli/chkconfig/command.ts';
import type { MemoryHost } from '../../src/host/memory-host.ts';
import type { Programs } from '../../src/host/programs.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import { vectorEntry, vectorTree } from '../support/farm-trees.ts';
import { runFarmCommand } from '../support/run-farm-command.ts';
import { readVectors, type VectorCase, type VectorFile, type VectorStep } from '../support/vectors.ts';

const ROOT = '/some/root';

describe.each(readVectors('chkconfig'))('chkconfig-ts agrees with the real program: $group', ({ group, cases }) => {
  it.each(cases)('$name: $about', (vector) => {
    replay(vector, ['--compat', '--root', ROOT], (step, run) => {
      expect({ argv: step.argv, ...run }).toEqual({ argv: step.argv, ...wanted(step, run) });
    });
  });

  // A plain call runs no program that it finds in another root.
  if (group === 'runlevel-command.json') return;
  it.each(cases)('$name: status, output and tree are the same without --compat', (vector) => {
    replay(vector, ['--root', ROOT], (step, run) => {
      const own = { ...run, stderr: '' };
      // What the original takes for wrong use may be a call with several names to us.
      if (step.argv.length > 1 && step.stderr === null) return;
      expect({ argv: step.argv, ...own }).toEqual({ argv: step.argv, ...wanted({ ...step, stderr: '' }, own) });
    });
  });
});

interface Observed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly tree: Readonly<Record<string, string | null>>;
}

function wanted({ status, stdout, stderr, tree }: VectorStep, run: Observed): Observed {
  return {
    status: status ?? run.status,
    stdout: stdout === null ? run.stdout : bytesOfText(stdout),
    stderr: stderr === null ? run.stderr : bytesOfText(stderr),
    tree:
      tree === undefined
        ? run.tree
        : Object.fromEntries(
            Object.entries(tree).map(([path, value]) => [
              bytesOfText(path),
              value === null ? null : bytesOfText(value),
            ]),
          ),
  };
}

/** Runs the steps of a case one after the other on one tree in memory. */
function replay(vector: VectorCase, lead: readonly string[], check: (step: VectorStep, run: Observed) => void): void {
  const inRoot = (text: string): string => text.replaceAll('{root}', ROOT);
  const inputs = new Map(vector.files.map((file) => [bytesOfText(file.path), file]));
  let host = vectorTree(vector.files, ROOT);
  for (const step of vector.steps) {
    if (step.put !== undefined) {
      for (const file of step.put) inputs.set(bytesOfText(file.path), file);
      host = withFiles(host, step.put);
    }
    const run = runFarmCommand(runChkconfig, [...lead, ...step.argv.map(inRoot)], host, {
      env: Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, inRoot(value)])),
      programs: programsOf(host),
      ...(step.argv0 !== undefined && { programName: step.argv0 }),
    });
    check(step, { ...run, tree: changedTree(host, inputs) });
  }
}

function withFiles(host: MemoryHost, files: readonly VectorFile[]): MemoryHost {
  for (const file of files) {
    const path = `${ROOT}/${bytesOfText(file.path)}`;
    host.remove(path);
    if (file.delete === true) continue;
    const entry = vectorEntry(file, ROOT);
    if (entry.kind === 'link') host.makeLink(entry.target, path);
    if (entry.kind === 'file') host.createFile(path, entry.text, { mode: 0o644 });
    if (entry.kind === 'folder') host.makeFolder(path);
  }
  return host;
}

/** All links, and all files that are not as they were put there. */
function changedTree(host: MemoryHost, inputs: ReadonlyMap<string, VectorFile>): Record<string, string | null> {
  const found = [...host.list()].flatMap(([whole, entry]): [string, string][] => {
    const path = whole.slice(ROOT.length + 1);
    if (entry.kind === 'link') return [[path, `-> ${entry.target}`]];
    if (entry.kind !== 'file' || bytesOfText(inputs.get(path)?.text ?? '\0') === entry.text) return [];
    return [[path, `text:${entry.text}`]];
  });
  return Object.fromEntries(found);
}

/** Scripts of one `echo` can be run. */
function programsOf(host: MemoryHost): Programs {
  return {
    takeOver: () => undefined,
    ask: (file) => {
      const content = host.readFile(bytesOfText(file));
      const said = /^echo '(.*)'$/m.exec(content.kind === 'text' ? content.text : '')?.[1];
      return said === undefined ? { status: 0, stdout: '' } : { status: 0, stdout: `${said}\n` };
    },
  };
}
