/** force_depend of FreeBSD's rc.subr(8): a service that runs may start another one, whatever that one's switch says. */
import type { ByteString } from '../../model/bytes.ts';
import type { BootReason } from '../../model/boot-plan.ts';
import { wholeFile } from '../../model/place.ts';
import { baseName } from '../../model/path.ts';
import type { RcContext, RcTurn } from './context.ts';
import { readRcFile } from './file.ts';
import { ServiceRun } from './service-run.ts';

/** Scripts that force one another stop the real system too. */
const DEEPEST = 20;

/** Starts the script unless it runs; whether it runs then. */
export function forceScript(context: RcContext, name: ByteString, puller: RcTurn, isSure: boolean): boolean {
  const path = `/etc/rc.d/${name}`;
  const file = context.files.get(path) ?? readRcFile(context.view, path, false);
  if (!file.isExecutable || context.forced >= DEEPEST) return false;
  if (context.started.has(path)) return true;
  const status = new ServiceRun(silent(context), { file, pass: puller.pass, verb: 'forcestatus' }, false).run();
  if (status.code === 'running') return true;
  context.forced += 1;
  const turn: RcTurn = { file, pass: puller.pass, verb: 'forcestart' };
  const outcome = new ServiceRun(context, turn, false).run();
  context.forced -= 1;
  if (outcome.decision === 'out') return false;
  const pull: BootReason = {
    code: 'pulled-by',
    place: wholeFile(puller.file.script),
    args: { name: baseName(puller.file.path) },
  };
  context.steps.push({
    script: file.script,
    name: baseName(path),
    verb: turn.verb,
    pass: turn.pass,
    decision: isSure ? outcome.decision : 'undecided',
    code: 'pulled-in',
    reasons: [pull, ...outcome.reasons],
    chain: outcome.chain,
    ...(outcome.variable !== undefined && { variable: outcome.variable }),
  });
  if (isSure && outcome.decision === 'run') context.started.add(path);
  return true;
}

/** What a question about the status would say is not said at the boot. */
function silent(context: RcContext): RcContext {
  return { ...context, warnings: [], steps: [] };
}
