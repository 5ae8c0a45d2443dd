/** What FreeBSD's /etc/rc and /etc/rc.shutdown walk through: two passes at boot, one backwards at shutdown. */
import type { BootPlan, BootPass, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { compilePattern } from '../../plan/chkconfig/name-pattern.ts';
import { listOf } from '../rc/service.ts';
import type { RcContext } from '../rc/context.ts';
import { forceScript } from '../rc/force.ts';
import { createRcWorld } from '../rc/world.ts';
import type { RcFile } from '../rc/file.ts';
import { readRcFolder } from '../rc/file.ts';
import { listFiles, skipUnlisted, type RcFilter, type RcList } from '../rc/rcorder-list.ts';
import { runRcScript } from '../rc/run-script.ts';
import { describeLater } from '../rc/tasks.ts';
import type { BsdRequest } from '../request.ts';
import { findRcFindings } from '../rc/findings.ts';
import { loadFreebsdConf } from './load-conf.ts';
import { sortLocalFiles } from './scripts.ts';

/** All that the walk needs, read once. */
interface Ground {
  readonly request: BsdRequest;
  readonly context: RcContext;
  readonly base: readonly RcFile[];
  readonly local: readonly RcFile[];
  readonly skipped: readonly SkippedScript[];
}

export function planFreebsd(request: BsdRequest): BootPlan {
  const { view, phase } = request;
  const world = createRcWorld(view);
  const { variables, faults } = loadFreebsdConf(view, world, request.fixed, request.confFiles);
  const startup = variables.textOf('local_startup') ?? '';
  const folders = /^no$/i.test(startup) ? [] : (request.localFolders ?? listOf(variables, 'local_startup') ?? []);
  const base = readRcFolder(view, '/etc/rc.d', false);
  const { scripts: local, skipped } = sortLocalFiles(folders.flatMap((folder) => readRcFolder(view, folder, true)));
  const verb = phase === 'shutdown' ? 'faststop' : request.isSingle ? 'quietstart' : 'faststart';
  const context: RcContext = {
    system: 'freebsd',
    view,
    world,
    variables,
    configFolders: ['/etc', ...(listOf(variables, 'local_startup') ?? [])],
    running: request.running,
    isFast: true,
    files: new Map([...base, ...local].map((file) => [file.path, file])),
    started: new Set(),
    steps: [],
    warnings: [],
    force: forceScript,
    forced: 0,
  };
  const ground: Ground = { request, context, base, local, skipped };
  const filter = phase === 'boot' ? walkBoot(ground, verb) : walkShutdown(ground, verb);
  const seen = new Set(context.steps.map(({ script }) => script));
  const unlisted = [...base, ...local].filter(({ script }) => !seen.has(script));
  const later = describeLater([...base, ...local], context.steps, phase);
  const plan: Omit<BootPlan, 'findings' | 'tasks' | 'arcs'> = {
    system: 'freebsd',
    phase,
    verb,
    jail: request.jail,
    ...(phase === 'boot' && { firstboot: request.isFirstbootLate ? 'late' : hasSentinel(ground) }),
    rcorder: request.rcorder,
    steps: context.steps,
    skipped: [...unlisted.map((file) => skipUnlisted(file, filter)), ...skipped],
    warnings: context.warnings,
    parallelism: 'levels',
  };
  return {
    ...plan,
    findings: findRcFindings(plan, { files: context.files, faults }),
    get tasks() {
      return later.tasks;
    },
    get arcs() {
      return later.arcs;
    },
  };
}

/** `[ -e ]` without a word is true: where the variable is empty, every boot is a first one. */
function hasSentinel({ context: { variables, view } }: Ground): boolean {
  const sentinel = variables.textOf('firstboot_sentinel');
  if (sentinel === undefined) return false;
  return sentinel === '' || view.kindOf(sentinel) !== undefined;
}

function jailKeywords({ jail }: BsdRequest): readonly ByteString[] {
  return jail === false ? [] : jail === 'vnet' ? ['nojail'] : ['nojail', 'nojailvnet'];
}

/** @returns the filter of the last list */
function walkBoot(ground: Ground, verb: ByteString): RcFilter {
  const { request, context, base, local } = ground;
  const always = ['nostart', ...jailKeywords(request)];
  const isFirst = request.isFirstboot || hasSentinel(ground);
  const earlyFilter = { keep: [], skip: isFirst && !request.isFirstbootLate ? always : [...always, 'firstboot'] };
  const early = listFiles(base, request.rcorder, earlyFilter);
  const divider = request.divider ?? context.variables.textOf('early_late_divider') ?? '';
  const last = request.isOnePass ? -1 : findDivider(early, divider);
  const done = new Set(early.files.slice(0, last < 0 ? early.files.length : last + 1));
  if (request.isOnePass) done.clear();
  for (const [i, file] of [...done].entries()) runRcScript(context, { file, pass: 'early', verb }, i === last);
  const filter = { keep: [], skip: isFirst || request.isFirstbootLate ? always : [...always, 'firstboot'] };
  // Without local scripts rc(8) asks for the same list twice.
  const isSame = local.length === 0 && filter.skip.length === earlyFilter.skip.length;
  const late = isSame ? early : listFiles([...base, ...local], request.rcorder, filter);
  const pass: BootPass = request.isOnePass ? 'only' : 'late';
  for (const file of late.files) if (!done.has(file)) runRcScript(context, { file, pass, verb });
  return filter;
}

/** The divider is a shell pattern, and its `*` crosses slashes; without one nothing matches, since no path ends in a slash. */
function findDivider({ files }: RcList, divider: ByteString): number {
  const matches = compilePattern(`*/${divider}`);
  return files.findIndex(({ path }) => matches(path));
}

function walkShutdown({ request, context, base, local }: Ground, verb: ByteString): RcFilter {
  const filter = { keep: ['shutdown'], skip: jailKeywords(request) };
  const { files } = listFiles([...base, ...local], request.rcorder, filter);
  for (const file of files.toReversed()) runRcScript(context, { file, pass: 'only', verb });
  return filter;
}
