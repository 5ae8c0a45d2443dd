/** The text of a unit, with the marks of what a person has to look at above the lines that they concern. */
import type { ByteString } from '../../model/bytes.ts';
import { isNote, type UnitFile, type UnitLine } from '../../model/migration.ts';
import { withDigest } from '../../model/unit-digest.ts';
import { showLine } from '../text/show.ts';
import { wordTodo } from './sentences.ts';

/** @param command what the unit was made with, for its first line */
export function renderUnitFile({ sections }: UnitFile, command: ByteString): ByteString {
  const parts = sections.map(({ name, lines }) => [`[${name}]`, ...lines.flatMap(renderLine)].join('\n'));
  return withDigest(`# Made by ${command}\n\n${parts.join('\n\n')}\n`);
}

function renderLine({ key, value, isOff, todos = [] }: UnitLine): readonly ByteString[] {
  const marks = todos.map((todo) => {
    const { place } = todo;
    const where = place.line === 0 ? showLine(place.file) : `${showLine(place.file)}:${place.line}`;
    return `# ${isNote(todo) ? 'NOTE' : 'TODO'}(initorder) ${todo.code}: ${oneLine(wordTodo(todo))} [${where}]`;
  });
  return [...marks, `${isOff === true ? '#' : ''}${key}=${oneLine(value)}`];
}

/** A line end, or a backslash before one, would make something else of the unit. */
function oneLine(text: ByteString): ByteString {
  return text.replaceAll(/[\n\r\0]/g, ' ').replace(/(?<!\\)\\$/, '');
}
