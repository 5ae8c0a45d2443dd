/** Reading the dependency lists of headers into the table: plain names, facilities, `$all` and `$null`. */
import type { ByteString } from '../../model/bytes.ts';
import type { Direction } from '../../model/graph.ts';
import type { InsservKeyword } from '../../model/insserv.ts';
import type { InsservRun } from './run.ts';
import type { ListWord, ScriptValues } from './script-values.ts';
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
  { lists }: Pick<ScriptValues, 'lists'>,
  keywords: readonly InsservKeyword[],
): void {
  for (const keyword of keywords) {
    const rule = RULES.get(keyword);
    if (rule === undefined) continue;
    for (const word of lists.get(keyword) ?? []) readWord(run, service, word, rule);
  }
}

function readWord(run: InsservRun, service: Service, { text, place }: ListWord, rule: ListRule): void {
  if (!text.startsWith('$')) {
    const optional = text.startsWith('+');
    demandName(run, service, optional ? text.slice(1) : text, { ...rule, must: rule.must && !optional }, place);
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
    demandName(run, service, name, { ...rule, must: rule.must && !optional }, place);
  }
}

function demandName(
  run: InsservRun,
  service: Service,
  name: ByteString,
  { direction, must, isReverse }: ListRule,
  place: ListWord['place'],
): void {
  if (name === '') return;
  const other = run.table.add(name);
  const asking = { direction, must, ...(place !== undefined && { place }) };
  if (isReverse) run.table.depend(other, service, asking);
  else run.table.depend(service, other, asking);
}
