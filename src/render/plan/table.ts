/** A link plan for a person: the runlevels, and in each what is killed and what is started, in columns. */
import type { ByteString } from '../../model/bytes.ts';
import type { LinkPlan, PlannedLink, PlanScheme } from '../../model/link-plan.ts';
import { wordPlanCause } from './cause.ts';
import type { Paint } from '../text/paint.ts';
import { SCREEN } from '../text/place.ts';
import { levelName } from '../chkconfig/plan-text.ts';
import { columnsOf, showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';

/** Runlevels that have the very same links. */
interface LevelGroup {
  readonly levels: readonly number[];
  readonly starts: readonly PlannedLink[];
  readonly kills: readonly PlannedLink[];
}

const INDENT = '  ';
/** Columns of a number and the blanks behind it. */
const NUMBER = 4;
/** A name that is wider stands on a line of its own, and its reason below it. */
const WIDEST_NAME = 24;

/** All runlevels that have links. With `isExplained` each number has its reason, start and kill one below the other. */
export function renderPlanTable(plan: LinkPlan, isExplained: boolean, paint: Paint): ByteString {
  const groups = groupLevels(plan.links, ({ name, ...link }) =>
    isExplained ? `${name}/${wordPlanCause(link, plan.scheme)}` : name,
  );
  if (groups.length === 0) return 'no links\n';
  return groups
    .map((group) => {
      const title = `runlevel${group.levels.length === 1 ? '' : 's'} ${group.levels.map(levelName).join(' ')}`;
      const body = isExplained
        ? [
            renderReasons('start', group.starts, plan.scheme, paint),
            renderReasons('kill', group.kills, plan.scheme, paint),
          ]
        : [renderColumns(group, paint)];
      return `${paint.strong(title)}\n${body.join('')}`;
    })
    .join('\n');
}

function groupLevels(links: readonly PlannedLink[], keyOf: (link: PlannedLink) => string): readonly LevelGroup[] {
  const byLevel = new Map<number, PlannedLink[]>();
  for (const link of links) {
    const level = byLevel.get(link.level);
    if (level === undefined) byLevel.set(link.level, [link]);
    else level.push(link);
  }
  const groups = new Map<string, { levels: number[]; links: readonly PlannedLink[] }>();
  for (const [level, list] of byLevel) {
    // What no name of a file has stands between them.
    const key = list.map(keyOf).join('/');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { levels: [level], links: list });
    else group.levels.push(level);
  }
  return [...groups.values()].map(({ levels, links: list }) => ({
    levels,
    starts: list.filter(({ kind }) => kind === 'S'),
    kills: list.filter(({ kind }) => kind === 'K'),
  }));
}

/** Start and kill side by side; one below the other where a name is too wide for that. */
function renderColumns({ starts, kills }: LevelGroup, paint: Paint): ByteString {
  const [left, right] = [starts.map(cellOf), kills.map(cellOf)];
  if (right.length === 0) return renderList('start', left, paint);
  if (left.length === 0) return renderList('kill', right, paint);
  const width = widest(['start', ...left]);
  if (INDENT.length + width + INDENT.length + widest(right) > SCREEN) {
    return renderList('start', left, paint) + renderList('kill', right, paint);
  }
  const rows = [`${paint.frame('start')}${' '.repeat(width - 'start'.length)}${INDENT}${paint.frame('kill')}`];
  for (let row = 0; row < Math.max(left.length, right.length); row++) {
    const [one = '', other = ''] = [left[row], right[row]];
    rows.push(`${one}${' '.repeat(width - columnsOf(one))}${INDENT}${other}`);
  }
  return rows.map((row) => `${INDENT}${row.trimEnd()}\n`).join('');
}

function renderList(title: string, cells: readonly ByteString[], paint: Paint): ByteString {
  return [paint.frame(title), ...cells].map((row) => `${INDENT}${row}\n`).join('');
}

function renderReasons(title: string, links: readonly PlannedLink[], scheme: PlanScheme, paint: Paint): ByteString {
  if (links.length === 0) return '';
  const cells = links.map(cellOf);
  const width = widest(cells.filter((cell) => columnsOf(cell) <= WIDEST_NAME + NUMBER));
  const rows = links.map((link, at) => {
    const cell = cells[at] ?? '';
    const reason = wordPlanCause(link, scheme);
    const room = width - columnsOf(cell);
    if (room < 0) return `${INDENT}${cell}\n${wrapSentence(INDENT + ' '.repeat(NUMBER), reason)}\n`;
    return `${wrapSentence(INDENT + cell + ' '.repeat(room) + INDENT, reason)}\n`;
  });
  return `${INDENT}${paint.frame(title)}\n${rows.join('')}`;
}

function cellOf({ number, script }: PlannedLink): ByteString {
  return `${String(number).padStart(2, '0')}  ${showName(script)}`;
}

function widest(texts: readonly ByteString[]): number {
  return texts.reduce((width, text) => Math.max(width, columnsOf(text)), 0);
}
