/** Requests about services that systemd has units of: they are handed on to systemctl, as the original does it. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigContext } from './context.ts';
import type { ChangeRequest } from './request.ts';
import { FOUND, OK } from '../frame/exit-status.ts';

/** What systemctl calls the change of a service, if such a change is handed on at all. */
export function verbFor(
  { isRedirected, type }: ChkconfigContext,
  change: ChangeRequest,
): 'enable' | 'disable' | undefined {
  if (change.kind !== 'set' || !isRedirected || type === 'xinetd') return undefined;
  return change.state === 'on' ? 'enable' : change.state === 'off' ? 'disable' : undefined;
}

/** Hands a request on if systemd has a unit of the name; the exit status if so. A dry run only tells of it. */
export function forward(context: ChkconfigContext, name: ByteString, verb: string): number | undefined {
  const { systemd, report, io } = context;
  const unit = systemd.unitFor(name);
  if (unit === undefined) return undefined;
  const isPlanned = verb !== 'is-enabled' && isDryRun(context);
  report({ kind: 'forwarding', verb, unit, isPlanned });
  if (isPlanned) return OK;
  // What was said comes before what systemctl says.
  io.stdout.flush?.();
  io.stderr.flush?.();
  const status = systemd.forward(verb, unit);
  if (status === undefined) report({ kind: 'forward-failed' });
  return status ?? FOUND;
}

/** True where changes are only shown. */
export function isDryRun({ flags }: ChkconfigContext): boolean {
  return flags.has('dry-run') || flags.has('plan');
}
