/**
 * What run_rc_command does with a start or a stop, in the words of FreeBSD 12.1's and NetBSD's rc.subr(8). The two differ: a
 * disabled service that runs is stopped by FreeBSD alone, and NetBSD asks for required_* only before a start of its own.
 */
import type { BootReason, StepCode } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Outcome } from './outcome.ts';
import { failedRequirement } from './requirements.ts';
import { chainOf, variableReason } from './service.ts';
import type { RcService } from './context.ts';
import { readYesNo, type YesNo } from './yes-no.ts';

const SWITCHED_OFF: Readonly<Record<Exclude<YesNo, 'yes' | 'unknown'>, StepCode>> = {
  no: 'disabled',
  odd: 'odd-value',
  unset: 'unset',
};

export function decideVerb(service: RcService, verb: ByteString): Outcome {
  const { context } = service;
  if (verb.includes('status'))
    return isRunning(service) ? settled('run', 'running', service) : settled('out', 'not-running', service);
  if (verb.includes('stop')) return context.system === 'freebsd' ? stopFreebsd(service) : stopNetbsd(service);
  const isForced = verb.startsWith('force');
  const off = isForced ? undefined : switchedOff(service);
  if (off !== undefined) return off;
  const code = isForced ? 'pulled-in' : switchOf(service) === '' ? 'no-rcvar' : 'enabled';
  const refused = context.system === 'freebsd' ? startFreebsd(service, isForced) : startNetbsd(service);
  return refused ?? settled('run', code, service);
}

/** Undefined if it starts. */
function startFreebsd(service: RcService, isForced: boolean): Outcome | undefined {
  // Under rc(8) nobody looks for a process; a script that is forced is a process of its own.
  if (isForced && isRunning(service)) return settled('out', 'already-running', service, { code: 'process', args: {} });
  const method = service.variables.get('start_cmd');
  if (method.kind === 'unset' || (method.kind === 'text' && method.text === '')) {
    const missing = missingCommand(service);
    if (missing !== undefined) {
      service.warn(`run_rc_command: cannot run ${missing.args['value'] ?? ''}`);
      return settled('out', 'no-command', service, missing);
    }
  }
  const failed = failedRequirement(service);
  if (failed !== undefined && !isForced) return settled('out', 'required', service, failed);
  return runPrecmd(service);
}

function startNetbsd(service: RcService): Outcome | undefined {
  const method = service.variables.get('start_cmd');
  if (method.kind !== 'unset' && !(method.kind === 'text' && method.text === '')) return runPrecmd(service);
  if (!service.context.isFast && isRunning(service)) {
    return settled('out', 'already-running', service, { code: 'process', args: {} });
  }
  const missing = missingCommand(service);
  if (missing !== undefined) return settled('out', 'no-command', service, missing);
  const failed = failedRequirement(service);
  return failed === undefined ? runPrecmd(service) : settled('out', 'required', service, failed);
}

/** A process is stopped whatever the switch says. */
function stopFreebsd(service: RcService): Outcome {
  if (isRunning(service)) return settled('run', 'running', service, { code: 'process', args: {} });
  const off = switchedOff(service);
  if (off !== undefined) return off;
  const code = switchOf(service) === '' ? 'no-rcvar' : 'enabled';
  if (hasMethod(service, 'stop_cmd')) return settled('run', code, service);
  return settled('out', 'not-running', service, { code: 'no-process', args: {} });
}

function stopNetbsd(service: RcService): Outcome {
  const off = switchedOff(service);
  if (off !== undefined) return off;
  const code = switchOf(service) === '' ? 'no-rcvar' : 'enabled';
  if (hasMethod(service, 'stop_cmd') || isRunning(service)) return settled('run', code, service);
  return settled('out', 'not-running', service, { code: 'no-process', args: {} });
}

function hasMethod({ variables }: RcService, name: ByteString): boolean {
  return variables.textOf(name) !== '';
}

/** The variable that switches the service; empty if there is none. */
function switchOf({ variables }: RcService): ByteString {
  return variables.textOf('rcvar') ?? '';
}

/** The outcome of a service that its switch holds back, or whose switch is not known. */
function switchedOff(service: RcService): Outcome | undefined {
  const { variables } = service;
  if (variables.get('rcvar').kind === 'unknown') {
    const reasons = [variableReason(variables, 'rcvar')];
    return { decision: 'undecided', code: 'rcvar-is-code', reasons, chain: chainOf(variables, 'rcvar') };
  }
  const variable = switchOf(service);
  if (variable === '') return undefined;
  const answer = readYesNo(variables.get(variable));
  if (answer === 'yes') return undefined;
  if (answer === 'unknown') return settled('undecided', 'config-is-code', service);
  service.checkYesNo(variable);
  return settled('out', SWITCHED_OFF[answer], service);
}

/** A process is found by what the script says of it; without a word of that, none is. */
function isRunning({ context, variables }: RcService): boolean {
  const process = variables.textOf('procname') !== '' || variables.textOf('command') !== '';
  return process && context.running.has(variables.textOf('name') ?? '');
}

function missingCommand({ context, variables }: RcService): BootReason | undefined {
  const name = variables.textOf('name') ?? '';
  const override = `${name}_${context.system === 'freebsd' ? 'program' : 'command'}`;
  const variable = variables.textOf(override) === '' ? 'command' : override;
  const command = variables.textOf(variable);
  if (command === undefined || (command !== '' && context.world.testFile('-x', command) !== 'no')) return undefined;
  const place = variables.lastOf(variable)?.place;
  return { code: 'command', ...(place !== undefined && { place }), args: { value: command } };
}

/** What stands in start_precmd is run before the start; there other services are forced. Whether it fails is not known. */
function runPrecmd(service: RcService): Outcome | undefined {
  const text = service.variables.textOf('start_precmd') ?? '';
  if (text !== '') service.runText(text);
  const { failedPull } = service;
  return failedPull === undefined ? undefined : settled('out', 'required', service, failedPull);
}

function settled(
  decision: Outcome['decision'],
  code: StepCode,
  service: RcService,
  ...first: readonly BootReason[]
): Outcome {
  const { variables } = service;
  const variable = switchOf(service);
  if (variable === '') {
    const last = variables.lastOf('rcvar')?.place;
    const none: BootReason = { code: 'no-rcvar', ...(last !== undefined && { place: last }), args: {} };
    return { decision, code, reasons: [...first, none], chain: [] };
  }
  const reason = variableReason(variables, variable, variables.lastOf('rcvar')?.place);
  return { decision, code, reasons: [...first, reason], chain: chainOf(variables, variable), variable };
}
