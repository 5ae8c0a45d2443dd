/** Sentences about a run of insserv, and its plan, for a person. */
import type { ByteString } from '../../model/bytes.ts';
import type { InsservLinkReason, InsservPlan } from '../../model/insserv-plan.ts';
import { kindOfLink } from '../../model/link-farm.ts';
import { baseName } from '../../model/path.ts';
import type { InsservSentence } from './sentences.ts';
import { wordPlanCause } from '../plan/cause.ts';
import type { Paint } from '../text/paint.ts';
import { gutterOf, renderPlace } from '../text/place.ts';
import type { Sources } from '../../model/place.ts';
import { showName } from '../text/show.ts';

/** A sentence with its place and the way out. */
export function renderInsservSentence(sentence: InsservSentence, sources: Sources, paint: Paint): ByteString {
  const { severity, title, label, help, place } = sentence;
  const brush = paint[severity];
  const places = place === undefined ? [] : [place];
  const gutter = gutterOf(places);
  const lines = [`${brush(`${severity}:`)} ${paint.strong(title)}`];
  for (const one of places) lines.push(...renderPlace(one, label, { sources, gutter, brush, paint }));
  if (help !== '') lines.push(`${' '.repeat(gutter)} ${paint.frame('=')} ${paint.help('help:')} ${help}`);
  return `${lines.join('\n')}\n`;
}

const REASONS: Readonly<Record<InsservLinkReason, ByteString>> = {
  asked: 'named on the command line',
  required: 'required by what was named',
  renumbered: 'its place in the order changed',
  surplus: 'another link of the script has the right name',
  dangling: 'leads nowhere',
  'other-runlevel': 'not a runlevel of the script',
};

/** What a run would change, one line a link, by runlevel; then why the links have their numbers, once for each name. */
export function renderInsservPlan(plan: InsservPlan): ByteString {
  const { folders, links, files, rewritten } = plan;
  const lines = links.map(({ folder, script, before, after, reason }) => {
    const change =
      after === undefined
        ? `remove ${showName(before ?? '')}`
        : before === undefined
          ? `make   ${showName(after)}`
          : `rename ${showName(before)} to ${showName(after)}`;
    const name = reason === 'dangling' ? '' : `${showName(script)}: `;
    return `${showName(baseName(folder))}  ${change}  (${name}${REASONS[reason]})`;
  });
  const made = files.flatMap(({ name }) => (rewritten.has(name) ? [name] : [])).join(' ');
  const end =
    links.length === 0 ? 'no link changes' : `${links.length} link${links.length === 1 ? '' : 's'} would change`;
  const missing = folders.length === 0 ? '' : `; new folders: ${folders.map(showName).join(' ')}`;
  const written = made === '' ? '' : `; rewritten: ${made}`;
  return `${[...lines, ...renderCauses(plan), `${end}${missing}${written}`].join('\n')}\n`;
}

function renderCauses({ scripts, links }: InsservPlan): readonly ByteString[] {
  const words = new Map<ByteString, ByteString>();
  for (const { script, after, cause } of links) {
    if (after === undefined || cause === undefined) continue;
    const link = { kind: kindOfLink(after), file: `${scripts}/${script}`, cause };
    words.set(showName(after), wordPlanCause(link, 'insserv'));
  }
  const width = [...words.keys()].reduce((most, name) => Math.max(most, name.length), 0);
  return [...words].map(([name, cause]) => `${name.padEnd(width)}  ${cause}`);
}
