/** `initorder boot` and `initorder shutdown`: what a system will run, in which order, and what decides it. */
import { diffPlans } from '../../boot/diff.ts';
import { planBoot } from '../../boot/plan-boot.ts';
import { schedule } from '../../boot/schedule/makespan.ts';
import { editFiles } from '../../boot/what-if-files.ts';
import { editView, isChange, settleSwitches, type WhatIf, type WhatIfFault } from '../../boot/what-if.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import { BOOT_SYSTEMS, type BootPhase, type BootPlan, type BootSystem } from '../../model/boot-plan.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { nearestName } from '../../model/nearest.ts';
import { baseName } from '../../model/path.ts';
import type { RootView } from '../../model/root-view.ts';
import { guessSystem } from '../../system/boot/guess-system.ts';
import { createRootView } from '../../system/boot/root-view.ts';
import { lastValue, type CommandSpec, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { LinkIo } from '../../host/io.ts';
import { runSpec } from '../frame/run-spec.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { BOOT_SPEC, fillBareOptions, SHUTDOWN_SPEC } from './spec.ts';
import { judgeBootUse, judgeSystemOptions } from './judge-use.ts';
import { locksOf, makeRequest } from './make-request.ts';
import { readTimesFile } from './times-file.ts';
import { writePlan, type PlanAnswer } from './write-plan.ts';

/** Runs the command; see `docs/initorder-boot.md`. */
export function runBoot(argv: readonly string[], io: LinkIo): number {
  return runPhase(BOOT_SPEC, 'boot', argv, io);
}

/** Runs the command; see `docs/initorder-shutdown.md`. */
export function runShutdown(argv: readonly string[], io: LinkIo): number {
  return runPhase(SHUTDOWN_SPEC, 'shutdown', argv, io);
}

/** What stops a call: a message, and the way out. */
interface Refusal {
  readonly message: string;
  readonly hint?: string;
}

function runPhase(spec: CommandSpec, phase: BootPhase, argv: readonly string[], io: LinkIo): number {
  return runSpec(
    spec,
    fillBareOptions(argv),
    io,
    (parsed) => judgeBootUse(parsed, phase),
    (parsed) => {
      const answer = answerQuestion(parsed, phase, io);
      if ('message' in answer) return reportWrongUse(io, spec.name, answer.message, answer.hint);
      const refusal = writePlan(answer, parsed, io);
      if (refusal !== undefined) return reportWrongUse(io, spec.name, refusal.message, refusal.hint);
      const isOpen =
        answer.plan.findings.length > 0 || answer.plan.steps.some(({ decision }) => decision === 'undecided');
      return parsed.flags.has('exit-code') && isOpen ? FOUND : OK;
    },
  );
}

function answerQuestion(parsed: ParsedArguments, phase: BootPhase, io: LinkIo): PlanAnswer | Refusal {
  const root = lastValue(parsed, 'root') ?? parsed.operands[0] ?? '/';
  const bytes = bytesOfText(root);
  const kind = io.host.kindOf(bytes);
  if (kind !== 'folder') {
    return {
      message: `${root}: ${kind === undefined ? 'no such folder' : 'no folder'}`,
      hint: 'name the root of a system',
    };
  }
  const view = createRootView(createRootedHost(io.host, bytes, bytesOfText(io.cwd)));
  const asked = BOOT_SYSTEMS.find((name) => name === lastValue(parsed, 'system'));
  const system = asked ?? guessSystem(view);
  if (system === undefined) {
    return {
      message: `${root}: no init scripts that tell which system it is`,
      hint: `say which with --system ${BOOT_SYSTEMS.join('|')}`,
    };
  }
  const wrong = judgeSystemOptions(parsed, system) ?? findUnreadable(view, system, root);
  if (wrong !== undefined) return wrong;
  const locks = locksOf(lastValue(parsed, 'locks'));
  if (typeof locks === 'object' && view.kindOf(locks.folder) !== 'folder') {
    return { message: `--locks ${lastValue(parsed, 'locks') ?? ''}: there is no such folder in the root` };
  }
  const change = readChange(parsed, io);
  if ('message' in change) return change;
  const before = planBoot(makeRequest(parsed, system, phase, view, new Map()));
  const after = isChange(change) ? planChange(parsed, system, phase, view, change) : before;
  if ('message' in after) return after;
  const times = readTimesFile(parsed, io);
  if (times !== undefined && 'message' in times) return times;
  const jobs = Number(lastValue(parsed, 'jobs') ?? '4');
  const measure = (plan: BootPlan): PlanAnswer['times'] =>
    times === undefined ? undefined : schedule(plan, times.times, jobs);
  return {
    root: bytes,
    isGuessed: asked === undefined,
    plan: after,
    times: measure(after),
    ...(parsed.flags.has('diff') && { difference: diffPlans(before, after), timesBefore: measure(before) }),
  };
}

/** What the whole answer rests on must be readable: a plan without it would be a wrong one. */
function findUnreadable(view: RootView, system: BootSystem, root: string): Refusal | undefined {
  const isBsd = system === 'freebsd' || system === 'netbsd';
  const paths = isBsd ? ['/etc/defaults/rc.conf', '/etc/rc.conf', '/etc/rc.conf.local'] : ['/etc/inittab'];
  for (const path of paths) {
    const found = view.readFile(path);
    if (found.kind === 'unreadable')
      return {
        message: `${root}${path}: ${textOfBytes(found.reason)}`.replace('//', '/'),
        hint: 'it decides what runs',
      };
    if (found.kind === 'text' && found.text.includes('\0')) {
      return {
        message: `${root}${path}: a NUL byte; this is no configuration`.replace('//', '/'),
        hint: 'it decides what runs',
      };
    }
  }
  return undefined;
}

function readChange(parsed: ParsedArguments, io: LinkIo): WhatIf | Refusal {
  const namesOf = (option: string): readonly ByteString[] => (parsed.values.get(option) ?? []).map(bytesOfText);
  const add: { name: ByteString; text: ByteString }[] = [];
  for (const path of namesOf('add')) {
    const found = io.host.readFile(path);
    if (found.kind !== 'text') {
      const reason = found.kind === 'error' ? found.reason : found.isFolder ? 'Is a directory' : 'no regular file';
      return { message: `--add ${textOfBytes(path)}: ${reason}`, hint: 'name a script' };
    }
    add.push({ name: baseName(path), text: found.text });
  }
  return { enable: namesOf('enable'), disable: namesOf('disable'), remove: namesOf('remove'), add };
}

function planChange(
  parsed: ParsedArguments,
  system: BootSystem,
  phase: BootPhase,
  view: RootView,
  change: WhatIf,
): BootPlan | Refusal {
  const plain = makeRequest(parsed, system, phase, view, new Map());
  const level = 'to' in plain ? (plain.to.split(' ').at(-1) ?? '') : '';
  const edits = editFiles(view, system, level, change);
  const edited = editView(view, edits);
  const plan = planBoot(makeRequest(parsed, system, phase, edited, new Map()));
  const switches = system === 'freebsd' || system === 'netbsd' ? settleSwitches(plan, change) : undefined;
  const [fault] = [...edits.faults, ...(switches?.faults ?? [])];
  if (fault !== undefined) return describeFault(fault, plan);
  if (switches === undefined || switches.fixed.size === 0) return plan;
  return planBoot(makeRequest(parsed, system, phase, edited, switches.fixed));
}

function describeFault({ name, kind }: WhatIfFault, plan: BootPlan): Refusal {
  const text = textOfBytes(name);
  if (kind === 'no-switch')
    return { message: `nothing switches '${text}'`, hint: 'try --remove, or --explain to see why' };
  const names = [...plan.steps, ...plan.skipped].map((entry) => entry.name);
  const nearest = nearestName(name, names);
  return {
    message: `no script '${text}' here${nearest === undefined ? '' : `; did you mean '${textOfBytes(nearest)}'?`}`,
  };
}
