/** Scripts that no header orders, as findings: one for each reason, with the place of each script. */
import type { Finding, OrderFindingCode } from '../model/finding.ts';
import { wholeFile } from '../model/place.ts';
import type { UnorderedKind, UnorderedScript } from '../model/unordered-script.ts';

const CODES: Readonly<Record<UnorderedKind, OrderFindingCode>> = {
  chkconfig: 'order/chkconfig-only',
  'no-header': 'order/no-header',
  openrc: 'order/foreign-script',
  'rc-common': 'order/foreign-script',
};

/** Findings by reason, in the order of the scripts. */
export function findUnordered(scripts: readonly UnorderedScript[]): readonly Finding[] {
  const groups = new Map<UnorderedKind, UnorderedScript[]>();
  for (const script of scripts) {
    const group = groups.get(script.kind);
    if (group === undefined) groups.set(script.kind, [script]);
    else group.push(script);
  }
  return [...groups].flatMap(([kind, group]) => describe(CODES[kind], group));
}

/** Scripts that are ordered by nothing but their names. */
export function findOrderedByName(scripts: readonly UnorderedScript[]): readonly Finding[] {
  const [first] = scripts;
  if (first === undefined) return [];
  const args = { scripts: scripts.length };
  return [{ code: 'order/by-names', severity: 'info', place: wholeFile(first.file), args, also: [] }];
}

function describe(code: OrderFindingCode, scripts: readonly UnorderedScript[]): readonly Finding[] {
  const [first, ...more] = scripts;
  if (first === undefined) return [];
  const args = { scripts: scripts.length, kind: first.kind };
  return [{ code, severity: 'info', place: first.place, args, also: more.map(({ place }) => place) }];
}
