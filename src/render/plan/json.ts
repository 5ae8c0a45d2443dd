/** A link plan as data for other programs; the form is described by `docs/schemas/plan.schema.json`. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { levelFolder } from '../../model/link-farm.ts';
import type {
  LinkDifference,
  LinkPlan,
  PlanCause,
  PlanDifference,
  PlannedLink,
  PlanScheme,
} from '../../model/link-plan.ts';
import { toJsonPlace } from '../finding/json.ts';
import { relationOf, wordPlanCause, type CausedLink } from './cause.ts';
import type { PlanNote } from './note.ts';
import { wordDifference } from './report.ts';
import { levelName } from '../chkconfig/plan-text.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** One JSON object with a line feed behind it. `difference`: what a tree was compared with, if there was one. */
export function renderPlanAsJson(
  plan: LinkPlan,
  difference: PlanDifference | undefined,
  notes: readonly PlanNote[],
): ByteString {
  const { scheme } = plan;
  const value = {
    version: FORMAT_VERSION,
    scheme,
    schemeCause: plan.schemeCause,
    made: plan.isMade,
    links: plan.links.map((link) => toJsonLink(link, scheme)),
    leftOut: plan.leftOut.map(({ file, name, reason }) => ({
      path: textOfBytes(file),
      script: textOfBytes(name),
      reason: reason.kind,
    })),
    rings: plan.rings.map(({ direction, scripts }) => ({ direction, scripts: scripts.map(textOfBytes) })),
    changes: difference === undefined ? null : difference.changes.map((change) => toJsonChange(change, scheme)),
    others: difference === undefined ? null : difference.others,
    findings: notes.map(({ code, severity, title, help, place }) => ({
      code,
      severity,
      message: textOfBytes(title),
      help: help === '' ? null : textOfBytes(help),
      place: place === undefined || place.line === 0 ? null : toJsonPlace(place),
    })),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}

function toJsonLink(link: PlannedLink, scheme: PlanScheme): unknown {
  const { level, kind, number, script, file, name, target } = link;
  return {
    runlevel: levelName(level),
    folder: levelFolder(level),
    name: textOfBytes(name),
    target: textOfBytes(target),
    direction: kind === 'S' ? 'start' : 'stop',
    number,
    script: textOfBytes(script),
    path: textOfBytes(file),
    reason: toJsonCause(link, scheme),
  };
}

function toJsonChange(change: LinkDifference, scheme: PlanScheme): unknown {
  const { level, script, before, after, target, reason } = change;
  return {
    runlevel: levelName(level),
    folder: levelFolder(level),
    script: textOfBytes(script),
    before: before === undefined ? null : textOfBytes(before),
    after: after === undefined ? null : textOfBytes(after),
    target: after === undefined ? null : textOfBytes(target),
    reason,
    message: textOfBytes(wordDifference(change, scheme)),
  };
}

/** Why a link has its number, as data. */
export function toJsonCause(link: CausedLink, scheme: PlanScheme): unknown {
  const { cause, kind } = link;
  const isOrder = cause.kind === 'dependency' || cause.kind === 'ring';
  return {
    kind: cause.kind,
    relation: isOrder ? relationOf(kind, scheme) : 'on' in cause ? 'after' : null,
    on: 'on' in cause ? textOfBytes(cause.on) : null,
    list: isOrder ? cause.list : null,
    place: placeOf(cause),
    message: textOfBytes(wordPlanCause(link, scheme)),
  };
}

function placeOf(cause: PlanCause): unknown {
  return 'place' in cause ? toJsonPlace(cause.place) : null;
}
