/** From a plan to the text of a script. Equal plans give equal bytes. */
import type { ByteString } from '../model/bytes.ts';
import { isRc, type NewKind, type NewPlan } from './plan.ts';
import { pyAggregateLines, pyOneshotLines } from './python/commands.ts';
import { pyServiceLines } from './python/service.ts';
import { rcAggregateLines, rcOneshotLines } from './rc/commands.ts';
import { rcServiceLines } from './rc/service.ts';
import { aggregateLines } from './sysv/aggregate.ts';
import { oneshotLines } from './sysv/oneshot.ts';
import { serviceLines } from './sysv/service.ts';

type Lines = (plan: NewPlan) => readonly ByteString[];

const SYSV: Readonly<Record<NewKind, Lines>> = {
  daemon: serviceLines,
  foreground: serviceLines,
  oneshot: oneshotLines,
  aggregate: aggregateLines,
};
const RC: Readonly<Record<NewKind, Lines>> = {
  daemon: rcServiceLines,
  foreground: rcServiceLines,
  oneshot: rcOneshotLines,
  aggregate: rcAggregateLines,
};
const PYTHON: Readonly<Record<NewKind, Lines>> = {
  daemon: pyServiceLines,
  foreground: pyServiceLines,
  oneshot: pyOneshotLines,
  aggregate: pyAggregateLines,
};

/** The text of the script. O(n) in the values of the plan. */
export function writeScript(plan: NewPlan): ByteString {
  const lines = (isRc(plan.profile) ? RC : plan.language === 'python' ? PYTHON : SYSV)[plan.kind](plan);
  const text = `${lines.join('\n')}\n`;
  return plan.profile === 'freebsd-ports' ? withPrefix(text) : text;
}

/** Ports write where their files go as a word that the framework fills in. */
function withPrefix(text: ByteString): ByteString {
  return text.replaceAll('/usr/local/', '%%PREFIX%%/');
}
