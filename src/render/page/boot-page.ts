/** The page of a boot or a shutdown: the table of its turns first, with bars where there are times, then the picture. */
import type { BootPlan, BootStep } from '../../model/boot-plan.ts';
import type { BootTimes } from '../../model/boot-times.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { renderBootFinding } from '../boot/findings.ts';
import { wordSkip, wordStep } from '../boot/reasons.ts';
import { showPlace } from '../boot/text.ts';
import { escapeXml } from '../graph/labels.ts';
import { linkTo } from '../graph/svg.ts';
import { PLAIN } from '../text/paint.ts';
import { showName } from '../text/show.ts';
import { renderGraphPage } from './graph-page.ts';

export interface BootPage {
  readonly plan: BootPlan;
  readonly times: BootTimes | undefined;
  /** Of the plan, with its tasks as nodes. */
  readonly picture: Picture;
  readonly storeys: readonly StoreyLayout[];
  readonly root: ByteString;
  readonly isShown: (step: BootStep) => boolean;
}

/** Pixels of the longest bar, for the whole boot. */
const BARS = 260;

export function renderBootPage({ plan, times, picture, storeys, root, isShown }: BootPage): ByteString {
  const taskOf = new Map(plan.tasks.flatMap(({ step }, task) => (step === undefined ? [] : [[step, task] as const])));
  const reasons = new Map(
    plan.tasks.flatMap(({ step }, task) => {
      const found = plan.steps[step ?? -1];
      return found === undefined ? [] : [[task, wordStep(found)] as const];
    }),
  );
  const bars = times === undefined ? undefined : drawBars(times);
  const rows = plan.steps.flatMap((step, index) => {
    if (!isShown(step)) return [];
    const task = taskOf.get(index) ?? -1;
    const node = picture.nodes[task];
    const name = escapeXml(showName(step.name));
    const link = node === undefined ? name : `<a class="jump" href="${linkTo(node)}">${name}</a>`;
    const place = showPlace(step.reasons.find((reason) => reason.place !== undefined)?.place) ?? '';
    const cells = [index + 1, step.pass, link, showName(step.verb), `<b>${step.decision}</b>`];
    const why = `${escapeXml(wordStep(step))} <span class="word">${escapeXml(place)}</span>`;
    const bar = bars === undefined ? '' : `<td>${bars(task)}</td>`;
    return [`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}<td>${why}</td>${bar}</tr>`];
  });
  const headings = ['turn', 'pass', 'script', 'verb', 'decision', 'why', ...(bars === undefined ? [] : ['time'])];
  const first = [
    `<div class="table" tabindex="0" role="region" aria-label="Turns"><table><caption>${wordCounts(plan)}</caption><thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table></div>',
    renderSkipped(plan),
    renderFindings(plan),
  ].join('\n');
  const title = `${plan.system} ${plan.phase} of ${showName(root)}`;
  return renderGraphPage({ picture, storeys, title, theme: 'auto', first, reasons });
}

function wordCounts({ steps, skipped }: BootPlan): ByteString {
  const count = (decision: BootStep['decision']): number => steps.filter((step) => step.decision === decision).length;
  return `${count('run')} run, ${count('out')} out, ${count('undecided')} undecided, ${skipped.length} skipped`;
}

/** A bar for each task that has a time, from its start to its end on the axis of the whole boot. */
function drawBars({ tasks, free }: BootTimes): (task: number) => ByteString {
  const scale = free > 0 ? BARS / free : 0;
  const bars = new Map(
    tasks.map(({ task, start, end }) => {
      const [x, width] = [Math.round(start * scale), Math.max(1, Math.round((end - start) * scale))];
      const label = `${start.toFixed(2)} s to ${end.toFixed(2)} s`;
      const bar = `<svg width="${BARS}" height="14" role="img" aria-label="${label}"><title>${label}</title><rect class="bar-time" x="${x}" y="2" width="${width}" height="10"/></svg>`;
      return [task, bar] as const;
    }),
  );
  return (task) => bars.get(task) ?? '';
}

function renderSkipped({ skipped }: BootPlan): ByteString {
  if (skipped.length === 0) return '';
  const items = skipped.map((skip) => {
    const name = escapeXml(showName(skip.link ?? skip.script ?? skip.name));
    return `<li><b>${name}</b>: ${escapeXml(wordSkip(skip))}</li>`;
  });
  return `<details><summary>${skipped.length} never have their turn</summary><ul>${items.join('')}</ul></details>`;
}

function renderFindings({ findings }: BootPlan): ByteString {
  if (findings.length === 0) return '';
  const texts = findings.map((finding) => escapeXml(renderBootFinding(finding, PLAIN)));
  return `<section aria-label="Findings"><h2>Findings</h2><pre tabindex="0">${texts.join('\n')}</pre></section>`;
}
