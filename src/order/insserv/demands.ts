/** Reading the dependency lists of headers into the table: plain names, facilities, `$all` and `$null`. */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { InsservKeyword } from '../../model/insserv.ts';
import type { InsservRun } from './run.ts';
import type { Place, Word } from '../../model/place.ts';
import { placeOfWord, type ScriptValues } from './script-values.ts';
import type { Service } from './service.ts';

interface ListRule {
  readonly direction: Direction;
  readonly must: boolean;
  /** True where the service is put before the words, not behind them. */
  readonly isReverse: boolean;
}

const RULES = new Map<InsservKeyword, ListRule>([
  ['Required-Start', { direction: 'start', must: true, isReverse: false }],
  ['Should-Start', { direction: 'start', must: false, isReverse: false }],
  ['X-Start-Before', { direction: 'start', must: false, isReverse: true }],
  ['Required-Stop', { direction: 'stop', must: true, isReverse: false }],
  ['Should-Stop', { direction: 'stop', must: false, isReverse: false }],
  ['X-Stop-After', { direction: 'stop', must: false, isReverse: true }],
]);

/** Reads some lists of a header, in the order given. O(words and the members of their facilities). */
export function readLists(
  run: InsservRun,
  service: Service,
  values: ScriptValues,
  keywords: readonly InsservKeyword[],
): void {
  for (const keyword of keywords) {
    const rule = RULES.get(keyword);
    const list = values.lists.get(keyword);
    if (rule === undefined || list === undefined) continue;
    for (const word of list.words) readWord(run, service, word, rule, placeOfWord(values, word));
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
  // 1.24 tells only of those that are required.
  if (facility === undefined && !rule.isReverse && (rule.must || run.options.version === '1.26')) {
    run.emit({ code: 'unknown-facility', word: text, must: rule.must, ...(place !== undefined && { place }) });
  }
  for (const { name, optional } of facility?.members ?? []) {
    demandName(run, service, name, rule, rule.must && !optional, place);
  }
}

function demandName(
  run: InsservRun,
  service: Service,
  name: ByteString,
  { direction, isReverse }: ListRule,
  must: boolean,
  place: Place | undefined,
): void {
  if (name === '') return;
  const other = run.table.add(name);
  if (isReverse) run.table.depend(other, service, { direction, must, place });
  else run.table.depend(service, other, { direction, must, place });
}
