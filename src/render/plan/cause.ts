/** Why a link has its number, in words. The only place where the causes of a link plan are worded. */
import type { ByteString } from '../../model/bytes.ts';
import type { PlanCause, PlannedLink, PlanScheme } from '../../model/link-plan.ts';
import type { Place } from '../../model/place.ts';
import { showName } from '../text/show.ts';

/** The parts of a link that its cause is told by. */
export type CausedLink = Pick<PlannedLink, 'kind' | 'file' | 'cause'>;

/** `after rsyslog: Required-Start, etc/init.d/web:4:20` */
export function wordPlanCause({ kind, file, cause }: CausedLink, scheme: PlanScheme): ByteString {
  switch (cause.kind) {
    case 'header':
      return `by the header: ${showPlace(cause.place)}${noteOverride(cause, file)}`;
    case 'default':
      return 'no header has a number, so it is 50';
    case 'missing':
      return 'the override has no number';
    case 'first':
      return 'after nothing';
    case 'all':
      return `after ${showName(cause.on)}: $all`;
    case 'interactive':
      return `after ${showName(cause.on)}, which is interactive and stands alone`;
    case 'walk':
      return 'after scripts of other runlevels, which insserv counts too';
    case 'dependency':
      return wordDependency(cause, kind, file, scheme);
    case 'ring':
      return `${scheme === 'chkconfig' ? 'the last number, for a ring' : 'raised by a ring'}: ${wordDependency(cause, kind, file, scheme)}`;
  }
}

/** The order of two scripts as their links have it. A K number of chkconfig falls where the word is its own. */
export function relationOf(kind: PlannedLink['kind'], scheme: PlanScheme): 'after' | 'before' {
  return kind === 'K' && scheme === 'chkconfig' ? 'before' : 'after';
}

function wordDependency(
  cause: Extract<PlanCause, { readonly kind: 'dependency' | 'ring' }>,
  kind: PlannedLink['kind'],
  file: ByteString,
  scheme: PlanScheme,
): ByteString {
  const { list, on, place } = cause;
  return `${relationOf(kind, scheme)} ${showName(on)}: ${list}, ${showPlace(place)}${isOwnList(cause, kind, scheme) ? noteOverride(cause, file) : ''}`;
}

/** Whether the list is one of the script itself: insserv stops a script after those that ask to stop before it. */
function isOwnList({ list }: { readonly list: string }, kind: PlannedLink['kind'], scheme: PlanScheme): boolean {
  if (kind === 'S') return list !== 'X-Start-Before';
  return scheme === 'chkconfig' || list === 'X-Stop-After';
}

function noteOverride({ place }: { readonly place: Place }, file: ByteString): ByteString {
  return place.file === file ? '' : ' (override)';
}

function showPlace({ file, line, column }: Place): ByteString {
  return `${showName(file)}:${line}:${column}`;
}
