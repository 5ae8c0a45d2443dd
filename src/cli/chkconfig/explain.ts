/** What is worth telling of a change that was planned: names that nothing meets, and rings. The original tells none of it. */
import { readInsserv } from '../../header/insserv/reader.ts';
import { explainInsservStart } from '../../header/start-silence.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript, MaskedScript } from '../../model/chkconfig-script.ts';
import { nearestName } from '../../model/nearest.ts';
import { placeIn } from '../../model/place.ts';
import { Providers } from '../../order/chkconfig/providers.ts';
import { findRing } from '../../order/chkconfig/ring.ts';
import type { CommandOutcome } from '../../plan/chkconfig/commands.ts';
import type { FarmDraft } from '../../plan/chkconfig/farm-draft.ts';
import type { ChkconfigContext } from './context.ts';
import { findNear } from './enrich.ts';
import { SCRIPTS } from '../../system/chkconfig/world.ts';

/** A service, and how the command about it ended. */
export interface ExplainedOutcome {
  readonly script: ChkconfigScript;
  readonly outcome: CommandOutcome;
}

/**
 * Reports on the services of one command line, as they are once all of it is done. O(words of all scripts) for each.
 *
 * @param isByHeader the headers decide where the services are on
 */
export function explainOutcomes(
  context: ChkconfigContext,
  outcomes: readonly ExplainedOutcome[],
  draft: FarmDraft,
  isByHeader: boolean,
): void {
  for (const { script, outcome } of outcomes) explainNeeded(context, script, outcome);
  if (isByHeader) for (const { script } of outcomes) explainHeader(context, script, draft);
  if (!outcomes.some(({ script }) => script.lsb)) return;
  const { catalogue } = context.world;
  if (catalogue.kind === 'fault') return;
  const scripts = catalogue.scripts.map((script) => ({ script, mask: draft.mask(script.name) }));
  const providers = new Providers(scripts);
  for (const { script, outcome } of outcomes) explainUnmet(context, script, outcome, scripts, providers, draft);
  explainRings(context, outcomes, scripts);
}

/** A service without a chkconfig line has the number 50, and the levels of its block: where that is not as it was meant. */
function explainHeader({ world, report }: ChkconfigContext, script: ChkconfigScript, draft: FarmDraft): void {
  const { name, startFrom, levels } = script;
  if (startFrom !== undefined) return;
  const file = `${SCRIPTS}/${name}`;
  const near = findNear(world, file);
  if (near !== undefined) report({ kind: 'near-line', service: name, file, near });
  if (draft.mask(name) !== 0 || (levels & ALL_LEVELS) !== 0) return;
  const content = world.host.readFile(file);
  if (content.kind !== 'text') return;
  for (const silence of explainInsservStart(content.text, readInsserv(content.text))) {
    if (silence.kind !== 'no-header' && silence.kind !== 'chkconfig-only') {
      report({ kind: 'silent-start', service: name, file, silence });
    }
  }
}

/** The levels 0 to 6. */
const ALL_LEVELS = 0x7f;

function explainNeeded({ report }: ChkconfigContext, { name }: ChkconfigScript, { neededBy }: CommandOutcome): void {
  if (neededBy === undefined) return;
  for (const list of ['Required-Start', 'Required-Stop'] as const) {
    const { file, words } = neededBy.lists[list];
    const word = words.find(({ text }) => text === name);
    if (word === undefined) continue;
    report({ kind: 'needed', service: name, by: neededBy.name, place: placeIn(file, word) });
    return;
  }
}

function explainUnmet(
  { report }: ChkconfigContext,
  script: ChkconfigScript,
  { status, unmet }: CommandOutcome,
  scripts: readonly MaskedScript[],
  providers: Providers,
  draft: FarmDraft,
): void {
  const isFatal = status === 1;
  const told = new Set<ByteString>();
  for (const { word, file, list } of unmet) {
    const name = word.text;
    // The facilities are what a system has, or has not, without a script; only a strict run asks for them.
    const isNoFault = name.startsWith('$') || providers.matching(name, draft.mask(script.name)).length > 0;
    if (told.has(name) || (isNoFault && !isFatal)) continue;
    told.add(name);
    const names = scripts.flatMap(({ script: other }) => (other === script ? [] : [other.name, ...other.provides]));
    const nearest = names.includes(name) ? undefined : nearestName(textOfBytes(name), names.map(textOfBytes));
    report({
      kind: 'unmet',
      service: script.name,
      name,
      list,
      place: placeIn(file, word),
      isFatal,
      ...(nearest !== undefined && { nearest: bytesOfText(nearest) }),
    });
  }
}

/** Each ring once, whichever of its services are named on the command line. */
function explainRings(
  { report }: ChkconfigContext,
  outcomes: readonly ExplainedOutcome[],
  scripts: readonly MaskedScript[],
): void {
  const told = new Set<string>();
  for (const { script } of outcomes) {
    for (const direction of ['start', 'stop'] as const) {
      const steps = script.lsb ? findRing(scripts, script.name, direction) : [];
      const key = JSON.stringify([direction, ...steps.map(({ service }) => service).sort()]);
      if (steps.length === 0 || told.has(key)) continue;
      told.add(key);
      report({ kind: 'ring', number: direction === 'start' ? 99 : 0, steps });
    }
  }
}
