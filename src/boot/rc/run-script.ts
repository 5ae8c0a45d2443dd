/** run_rc_script of rc.subr(8): which files of a list are run at all, and in whose shell. */
import type { BootReason, StepCode } from '../../model/boot-plan.ts';
import { wholeFile } from '../../model/place.ts';
import { baseName } from '../../model/path.ts';
import { plainOutcome, type Outcome } from './outcome.ts';
import type { RcContext, RcTurn } from './context.ts';
import { ServiceRun } from './service-run.ts';

const SCRATCH = { freebsd: /(?:[~#]|\.OLD|\.bak|\.orig|,v)$/, netbsd: /(?:[~#]|\.OLD|\.orig|,v)$/ };

/**
 * A script's turn: a step, its warnings, and what it changes.
 *
 * @returns whether the boot goes on; it does not behind a script of NetBSD that ends the shell of rc(8)
 */
export function runRcScript(context: RcContext, turn: RcTurn, isDivider = false): boolean {
  const { file, pass, verb } = turn;
  const isShared = context.system === 'netbsd' && file.path.endsWith('.sh');
  const refused = refuse(context, turn, isShared);
  const service = refused === undefined ? new ServiceRun(context, turn, isShared) : undefined;
  const outcome = refused ?? service?.run();
  if (outcome === undefined) return true;
  context.steps.push({
    script: file.script,
    name: baseName(file.path),
    verb,
    pass,
    decision: outcome.decision,
    code: outcome.code,
    reasons: outcome.reasons,
    chain: outcome.chain,
    ...(outcome.variable !== undefined && { variable: outcome.variable }),
    ...(isDivider && { isDivider }),
  });
  if (outcome.decision === 'run') context.started.add(file.path);
  return !(isShared && service?.shell.flow === 'exit');
}

function refuse(context: RcContext, { file }: RcTurn, isShared: boolean): Outcome | undefined {
  const place = wholeFile(file.script);
  const out = (code: StepCode, reason: BootReason['code'], text: string): Outcome => {
    if (text !== '') context.warnings.push({ script: file.script, text });
    return plainOutcome('out', code, { code: reason, place, args: { name: baseName(file.path) } });
  };
  const { system } = context;
  if (system === 'freebsd' && /^\/etc\/rc\.d\/[^]*\.sh$/.test(file.path)) {
    return out('base-sh', 'name', `Ignoring old-style startup script ${file.path}`);
  }
  if (SCRATCH[system].test(file.path)) return out('scratch-name', 'name', `Ignoring scratch file ${file.path}`);
  if (file.isExecutable || isShared) return undefined;
  return out('not-executable', 'mode', system === 'netbsd' ? `Ignoring non-executable file ${file.path}` : '');
}
