/** Reading the dependency lists of headers into the table: plain names, facilities, `$all` and `$null`. */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { PlanList } from '../../model/link-plan.ts';
import { STANDARD_FACILITIES } from '../../model/facility.ts';
import { nearestName } from '../../model/nearest.ts';
import type { Place, Word } from '../../model/place.ts';
import type { InsservRun } from './run.ts';
import { placeOfWord, type ScriptValues } from './script-values.ts';
import type { Service } from './service.ts';

/** What the words of a list mean. */
interface ListRule {
  readonly list: PlanList;
  readonly direction: Direction;
  readonly must: boolean;
  /** True where the service is put before the words, not behind them. */
  readonly isReverse: boolean;
}

const REQUIRED_START: ListRule = { list: 'Required-Start', direction: 'start', must: true, isReverse: false };
const SHOULD_START: ListRule = { list: 'Should-Start', direction: 'start', must: false, isReverse: false };
const START_BEFORE: ListRule = { list: 'X-Start-Before', direction: 'start', must: false, isReverse: true };
const REQUIRED_STOP: ListRule = { list: 'Required-Stop', direction: 'stop', must: true, isReverse: false };
const SHOULD_STOP: ListRule = { list: 'Should-Stop', direction: 'stop', must: false, isReverse: false };
const STOP_AFTER: ListRule = { list: 'X-Stop-After', direction: 'stop', must: false, isReverse: true };

/** The lists in the order in which the pass over the links reads them. */
export const LISTS_OF_LINK: readonly ListRule[] = [
  REQUIRED_START,
  SHOULD_START,
  START_BEFORE,
  REQUIRED_STOP,
  SHOULD_STOP,
  STOP_AFTER,
];
/** The lists that the pass over the scripts reads of one that no link leads to, and those that it reads of each. */
export const LISTS_OF_NEW_SCRIPT: readonly ListRule[] = [REQUIRED_START, SHOULD_START, REQUIRED_STOP, SHOULD_STOP];
export const LISTS_OF_SCRIPT: readonly ListRule[] = [START_BEFORE, STOP_AFTER];

/** Reads some lists of a header, in the order given. O(words and the members of their facilities). */
export function readLists(run: InsservRun, service: Service, values: ScriptValues, rules: readonly ListRule[]): void {
  for (const rule of rules) {
    const words = values.lists.get(rule.list)?.words;
    if (words === undefined) continue;
    for (const word of words) readWord(run, service, word, rule, placeOfWord(values, word));
  }
}

function readWord(run: InsservRun, service: Service, { text }: Word, rule: ListRule, place: Place | undefined): void {
  if (!text.startsWith('$')) {
    const optional = text.startsWith('+');
    demandName(run, service, optional ? text.slice(1) : text, rule, rule.must && !optional, place);
    return;
  }
  const lower = text.toLowerCase();
  if (lower === '$null') return;
  if (lower === '$all') {
    if (rule.isReverse) return;
    if (rule.direction === 'start') service.startsLast = true;
    else service.stopsFirst = true;
    return;
  }
  const facility = run.facilities.byName.get(text);
  if (facility === undefined && !rule.isReverse) {
    // A standard name is no slip: this system's conf does not define it.
    const names = STANDARD_FACILITIES.has(text) ? [] : [...run.facilities.byName.keys(), ...STANDARD_FACILITIES];
    const nearest = nearestName(text, names);
    run.emit({
      code: 'unknown-facility',
      word: text,
      must: rule.must,
      ...(nearest !== undefined && { nearest }),
      ...(place !== undefined && { place }),
    });
  }
  for (const { name, optional } of facility?.members ?? []) {
    demandName(run, service, name, rule, rule.must && !optional, place);
  }
}

function demandName(
  run: InsservRun,
  service: Service,
  name: ByteString,
  { list, direction, isReverse }: ListRule,
  must: boolean,
  place: Place | undefined,
): void {
  if (name === '') return;
  const other = run.table.add(name);
  if (isReverse) run.table.depend(other, service, { direction, must, place, list });
  else run.table.depend(service, other, { direction, must, place, list });
}
