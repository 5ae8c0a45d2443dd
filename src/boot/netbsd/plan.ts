/** What NetBSD's /etc/rc and /etc/rc.shutdown walk through: one pass, with two switches of its own before it. */
import type { BootPlan, BootReason, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { ShellRun } from '../../shell/follow.ts';
import { ShellVariables } from '../../shell/variables.ts';
import { forceScript } from '../rc/force.ts';
import { findRcFindings } from '../rc/findings.ts';
import type { RcContext } from '../rc/context.ts';
import { readRcFolder, type RcFile } from '../rc/file.ts';
import { createRcWorld } from '../rc/world.ts';
import { listFiles, skipUnlisted, type RcFilter } from '../rc/rcorder-list.ts';
import { runRcScript } from '../rc/run-script.ts';
import { listOf, variableReason } from '../rc/service.ts';
import { describeLater } from '../rc/tasks.ts';
import { readYesNo } from '../rc/yes-no.ts';
import type { BsdRequest } from '../request.ts';

export function planNetbsd(request: BsdRequest): BootPlan {
  const { view, phase } = request;
  const world = createRcWorld(view);
  const variables = new ShellVariables(undefined, request.fixed);
  const shell = new ShellRun(world, variables, '');
  for (const path of request.confFiles.length > 0 ? request.confFiles : ['/etc/rc.conf']) {
    const found = world.readFile(path);
    if (found !== undefined) shell.runText(found.text, found.file);
    shell.flow = 'next';
  }
  const folders = request.localFolders ?? listOf(variables, 'rc_directories') ?? [];
  const files = (folders.length > 0 ? folders : ['/etc/rc.d']).flatMap((folder) => readRcFolder(view, folder, false));
  const verb = phase === 'boot' ? 'start' : 'stop';
  const context: RcContext = {
    system: 'netbsd',
    view,
    world,
    variables,
    configFolders: ['/etc'],
    running: request.running,
    isFast: phase === 'boot' && !request.isSingle,
    files: new Map(files.map((file) => [file.path, file])),
    started: new Set(),
    steps: [],
    warnings: [],
    force: forceScript,
    forced: 0,
  };
  const filter = readFilter(variables, phase === 'boot');
  const gate = phase === 'boot' ? 'rc_configured' : 'do_rcshutdown';
  const listed = listFiles(files, request.rcorder, filter).files;
  const turns = phase === 'boot' ? listed : listed.toReversed();
  const ended = isOpen(context, gate) ? walk(context, turns, verb) : variableReason(variables, gate);
  const seen = new Set(context.steps.map(({ script }) => script));
  const isListed = new Set(listed);
  const skipped = files.flatMap((file): readonly SkippedScript[] => {
    if (seen.has(file.script)) return [];
    if (!isListed.has(file) || ended === undefined) return [skipUnlisted(file, filter)];
    return [{ script: file.script, name: baseName(file.path), code: 'not-reached', reason: ended }];
  });
  const later = describeLater(files, context.steps, phase);
  const plan: Omit<BootPlan, 'findings' | 'tasks' | 'arcs'> = {
    system: 'netbsd',
    phase,
    verb,
    rcorder: request.rcorder,
    steps: context.steps,
    skipped,
    warnings: context.warnings,
    parallelism: 'none',
  };
  return {
    ...plan,
    findings: findRcFindings(plan, { files: context.files, faults: shell.faults }),
    get tasks() {
      return later.tasks;
    },
    get arcs() {
      return later.arcs;
    },
  };
}

/** Whether rc(8) goes on at all. What is not known counts as yes. */
function isOpen({ variables, warnings }: RcContext, gate: ByteString): boolean {
  const answer = readYesNo(variables.get(gate));
  if (answer === 'odd' || answer === 'unset') {
    warnings.push({ script: null, text: `$${gate} is not set properly - see rc.conf(5).` });
  }
  return answer === 'yes' || answer === 'unknown';
}

/** @returns why the run ended before its last script, if it did */
function walk(context: RcContext, files: readonly RcFile[], verb: ByteString): BootReason | undefined {
  for (const file of files) {
    if (!runRcScript(context, { file, pass: 'only', verb })) {
      return {
        code: 'run-ended',
        place: { file: file.script, line: 0, column: 0, offset: 0, length: 0 },
        args: { name: baseName(file.path) },
      };
    }
  }
  return undefined;
}

/** `-s` and `-k` of the flags that rc.conf hands to rcorder. */
function readFilter(variables: ShellVariables, isBoot: boolean): RcFilter {
  const keep: ByteString[] = isBoot ? [] : ['shutdown'];
  const skip: ByteString[] = isBoot ? ['nostart'] : [];
  const words = listOf(variables, isBoot ? 'rc_rcorder_flags' : 'rcshutdown_rcorder_flags') ?? [];
  for (let i = 0; i < words.length; i++) {
    const [, option, joined] = /^-([ks])(.*)$/s.exec(words[i] ?? '') ?? [];
    if (option === undefined) continue;
    if (joined === '') i += 1;
    (option === 'k' ? keep : skip).push(joined === '' ? (words[i] ?? '') : (joined ?? ''));
  }
  return { keep, skip };
}
