/** All that decides about one script: its turns, the chain of assignments or links, what it waits for and what for it. */
import type { BootArc, BootPlan, BootStep, ChainLink, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Paint } from '../text/paint.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';
import { showAssignment, wordCause, wordReason, wordSkip, wordStep } from './reasons.ts';
import { showPlace } from './text.ts';

/** Waiting scripts are listed up to so many. */
const MOST_WAITING = 12;

/** @returns undefined if the plan has no script of this name */
export function renderExplanation(plan: BootPlan, name: ByteString, paint: Paint): ByteString | undefined {
  const steps = [...plan.steps.entries()].filter(([, step]) => isNamed(step, name));
  const skipped = plan.skipped.filter((skip) => isNamed(skip, name));
  if (steps.length === 0 && skipped.length === 0) return undefined;
  const parts = [
    ...steps.map(([i, step]) => renderTurn(plan, step, i, paint)),
    ...skipped.map((skip) => renderSkip(skip, paint)),
  ];
  return parts.join('\n');
}

function isNamed({ name, script, link }: BootStep | SkippedScript, asked: ByteString): boolean {
  return name === asked || script === asked || `/${script ?? ''}` === asked || (link?.endsWith(`/${asked}`) ?? false);
}

function renderTurn(plan: BootPlan, step: BootStep, index: number, paint: Paint): ByteString {
  const words = { run: 'runs', out: 'does not run', undecided: 'is undecided' }[step.decision];
  const turn = `turn ${index + 1} of ${plan.steps.length}`;
  const called = step.link === undefined ? '' : ` as ${showName(step.link)}`;
  const title = `${showName(step.name)} ${words} (${step.code}): ${turn}${called}, called with ${showName(step.verb)}`;
  const lines = [paint.strong(wrapSentence('', title)), field('because', wordStep(step))];
  for (const reason of step.reasons) {
    if (reason.code === 'variable-unknown') lines.push(field('', wordCause(reason.args['cause'])));
  }
  lines.push(...renderChain(step.chain, paint));
  lines.push(...renderOthers(step, paint));
  const task = plan.tasks.findIndex((candidate) => candidate.step === index);
  if (task >= 0) lines.push(...renderWaiting(plan, task, paint));
  return lines.map((line) => `${line}\n`).join('');
}

function field(label: ByteString, text: ByteString): ByteString {
  return wrapSentence(`  ${label.padEnd(10)} `, text);
}

/** All assignments, the one that counts marked by a word. */
function renderChain(chain: readonly ChainLink[], paint: Paint): readonly ByteString[] {
  return chain.map(({ name, value, place, wins }, i) => {
    const words = value === undefined ? `${showName(name)} is set to what is not known` : showAssignment(name, value);
    const where = showPlace(place) ?? '';
    const mark = wins ? `  ${paint.help('<- counts')}` : '';
    return `${field(i === 0 ? 'set' : '', `${words}  ${where}`)}${mark}`;
  });
}

/** Reasons besides the first one: what the script asks itself, who pulls it in, which links there are. */
function renderOthers({ reasons }: BootStep, paint: Paint): readonly ByteString[] {
  return reasons
    .filter(({ code }, i) => i > 0 && code !== 'variable' && code !== 'depend-file')
    .map((reason) => field('also', `${wordReason(reason)}  ${paint.frame(showPlace(reason.place) ?? '')}`.trimEnd()));
}

function renderWaiting({ tasks, arcs, steps }: BootPlan, task: number, paint: Paint): readonly ByteString[] {
  const list = (label: ByteString, found: readonly BootArc[], side: 'before' | 'behind'): readonly ByteString[] => {
    const named = found.filter((arc) => (tasks[arc[side]]?.name ?? '') !== '');
    const rows = named.slice(0, MOST_WAITING).map((arc, i) => {
      const other = tasks[arc[side]];
      const step = other?.step === undefined ? undefined : steps[other.step];
      const state = step === undefined ? 'no turn' : step.decision === 'out' ? `off, ${step.code}` : 'runs';
      const word = arc.field === '' ? '' : `, ${showName(arc.field)} ${showName(arc.word)}`;
      const words = `${showName(other?.name ?? '')} (${state}${step?.code === 'placeholder' ? ', placeholder' : ''}${word})`;
      return field(i === 0 ? label : '', `${words}  ${paint.frame(showPlace(arc.place) ?? '')}`);
    });
    return named.length > MOST_WAITING ? [...rows, field('', `and ${named.length - MOST_WAITING} more`)] : rows;
  };
  return [
    ...list(
      'waits for',
      arcs.filter(({ behind }) => behind === task),
      'before',
    ),
    ...list(
      'before',
      arcs.filter(({ before }) => before === task),
      'behind',
    ),
  ];
}

function renderSkip(skip: SkippedScript, paint: Paint): ByteString {
  const name = showName(skip.link ?? skip.script ?? skip.name);
  const lines = [
    paint.strong(wrapSentence('', `${name} never has its turn (${skip.code})`)),
    field('because', wordSkip(skip)),
    ...(skip.reason.place === undefined ? [] : [field('', paint.frame(showPlace(skip.reason.place) ?? ''))]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
