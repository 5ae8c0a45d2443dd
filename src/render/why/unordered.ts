/** The answer to "why" about scripts that no header orders. */
import type { ByteString } from '../../model/bytes.ts';
import type { Sources } from '../../model/place.ts';
import type { UnorderedScript } from '../../model/unordered-script.ts';
import { UNORDERED_LABELS } from '../finding/unordered.ts';
import type { Paint } from '../text/paint.ts';
import { gutterOf, renderPlace, type Frame } from '../text/place.ts';
import { showName } from '../text/show.ts';

/** A script, and the name by which it was asked for. */
export interface AskedScript {
  readonly name: ByteString;
  readonly script: UnorderedScript;
}

/** Why the script has no place in an order of headers. */
export function wordUnorderedScript({ name, script }: AskedScript): ByteString {
  const shown = showName(name);
  switch (script.kind) {
    case 'chkconfig':
      return `${shown} has no dependencies: a chkconfig line is its only header`;
    case 'no-header':
      return `${shown} has no header, so it has no dependencies and no place in an order`;
    case 'openrc':
      return `${shown} is a script of OpenRC, which orders it by its depend(), not by a header`;
    case 'rc-common':
      return `${shown} is a script of OpenWrt, which orders it by START= and STOP=, not by a header`;
  }
}

/** `85 when it starts in 3 5, 15 when it stops` */
function wordNumbers({ kind, numbers }: UnorderedScript): ByteString {
  if (numbers === undefined) return UNORDERED_LABELS[kind];
  const where = numbers.levels.length === 0 ? 'if it is switched on' : `in ${numbers.levels.join(' ')}`;
  return `S${two(numbers.start)} ${where}, K${two(numbers.stop)} elsewhere`;
}

/** Each script with the line that says so, and which of them comes first where their numbers decide it. */
export function renderUnordered(asked: readonly AskedScript[], sources: Sources, paint: Paint): ByteString {
  const parts = asked.map((one) => {
    const frame: Frame = { sources, gutter: gutterOf([one.script.place]), brush: paint.info, paint };
    const lines = renderPlace(one.script.place, wordNumbers(one.script), frame);
    return `${paint.strong(wordUnorderedScript(one))}\n${lines.join('\n')}\n`;
  });
  const tie = wordNumberTie(asked);
  return `${parts.join('\n')}${tie === undefined ? '' : `\n${tie}\n`}`;
}

/** Which of two scripts comes first by the numbers of their chkconfig lines; undefined where these do not decide it. */
export function wordNumberTie([first, second]: readonly AskedScript[]): ByteString | undefined {
  const [a, b] = [first?.script.numbers, second?.script.numbers];
  if (first === undefined || second === undefined || a === undefined || b === undefined) return undefined;
  const shared = a.levels.filter((level) => b.levels.includes(level));
  if (shared.length === 0) return 'they share no runlevel';
  if (a.start === b.start) return `both have S${two(a.start)}: their names decide`;
  const [one, other] = a.start < b.start ? [first, second] : [second, first];
  return `${showName(one.name)} starts before ${showName(other.name)} in ${shared.join(' ')}, by these numbers alone`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
