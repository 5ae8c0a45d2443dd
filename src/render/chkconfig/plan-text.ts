/** A plan for a person: by service and change, with the runlevels that it holds for and the reason. */
import type { ByteString } from '../../model/bytes.ts';
import { parseLinkName } from '../../model/link-farm.ts';
import type { LinkChange, LinkReason, NumberCause, Plan, RefusedLink } from '../../model/plan.ts';
import type { Paint } from '../text/paint.ts';
import { showName } from '../text/show.ts';

/** The changes of a plan; one line if there are none. O(n log n). */
export function renderPlan({ links, files, refused }: Plan, paint: Paint): ByteString {
  const services = new Map<ByteString, Map<ByteString, number[]>>();
  for (const change of links) {
    const rows = services.get(change.service) ?? new Map<ByteString, number[]>();
    services.set(change.service, rows);
    const row = wordChange(change, paint);
    rows.set(row, [...(rows.get(row) ?? []), change.level]);
  }
  const parts: ByteString[] = [];
  for (const [service, rows] of services) {
    parts.push(`${paint.strong(showName(service))}\n`);
    for (const [row, levels] of rows) parts.push(`  ${levels.map(levelName).join(' ').padEnd(13)}  ${row}\n`);
  }
  for (const { path, service } of files) {
    parts.push(`${paint.strong(showName(service))}\n  ${showName(path)}  ${paint.info('rewritten')}\n`);
  }
  for (const link of refused)
    parts.push(`${paint.error('cannot be made:')} ${showName(link.path)} ${wordRefused(link)}\n`);
  return parts.length === 0 ? 'nothing to change\n' : parts.join('');
}

function wordRefused({ code }: RefusedLink): ByteString {
  return `(${code})`;
}

export function levelName(level: number): string {
  return level === 7 ? 'S' : String(level);
}

/** Letter and number of a link's name; the whole name where it has no such form. */
export function shortLink(name: ByteString): ByteString {
  const link = parseLinkName(name);
  return link === undefined ? showName(name) : name.slice(0, 3);
}

function wordChange({ action, before, after, reason }: LinkChange, paint: Paint): ByteString {
  const [old, next] = [before && shortLink(before), after && shortLink(after)];
  const what = {
    create: paint.help(`+ ${next ?? ''}`),
    remove: paint.error(`- ${old ?? ''}`),
    rename: `${paint.error(old ?? '')} -> ${paint.help(next ?? '')}`,
    replace: `${next ?? ''} ${paint.warning('leads elsewhere, made anew')}`,
  }[action];
  return `${what}   ${wordReason(reason)}`;
}

/** Why a link changes, in words. */
export function wordReason({ state, number }: LinkReason): ByteString {
  const why = {
    asked: 'as asked',
    'header-levels': "by the header's levels",
    kept: 'on or off as before',
    surplus: 'one link is enough',
    undone: 'as before the change',
  }[state];
  return number === undefined ? why : `${why}; ${wordNumber(number)}`;
}

function wordNumber(cause: NumberCause): ByteString {
  switch (cause.kind) {
    case 'header':
      return `number from ${showPlace(cause.place)}`;
    case 'default':
      return 'no header has a number, so it is 50';
    case 'missing':
      return 'the override has no number';
    case 'dependency':
      return `number next to that of ${showName(cause.on)}, ${cause.list} in ${showPlace(cause.place)}`;
    case 'ring':
      return `the last number, for ${showName(cause.on)} is in or behind a ring, ${cause.list} in ${showPlace(cause.place)}`;
  }
}

function showPlace({
  file,
  line,
  column,
}: {
  readonly file: ByteString;
  readonly line: number;
  readonly column: number;
}): ByteString {
  return `${showName(file)}:${line}:${column}`;
}
