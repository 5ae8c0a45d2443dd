/** What became of scripts as data; the form is described by `docs/schemas/migrate.schema.json`. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { isNote, type MigratedScript, type UnitFile } from '../../model/migration.ts';
import type { Place } from '../../model/place.ts';
import { wordLeftOut, wordReason, wordTodo } from './sentences.ts';
import { renderUnitFile } from './unit-file.ts';
import type { MigrationReport } from './report.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

export function renderMigrationJson(
  { scripts, output, isDryRun, exposure }: MigrationReport,
  command: ByteString,
): ByteString {
  const value = {
    version: FORMAT_VERSION,
    output: output === undefined ? null : textOfBytes(output),
    applied: output !== undefined && !isDryRun,
    scripts: scripts.map((script) => ({
      ...toJson(script, command),
      exposure: (typeof exposure === 'object' ? exposure.get(script.unit) : undefined) ?? null,
    })),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}

function toJson(script: MigratedScript, command: ByteString): object {
  const unitText = (file: UnitFile | undefined): string | null =>
    file === undefined ? null : textOfBytes(renderUnitFile(file, command));
  return {
    script: textOfBytes(script.script),
    unit: textOfBytes(script.unit),
    form: script.form,
    sureness: script.form === 'native' ? script.sureness : null,
    text: unitText(script.file),
    draft: unitText(script.draft),
    enabled: script.isEnabled ?? null,
    switchedOff: script.switchedOff === undefined ? null : placeOf(script.switchedOff),
    reasons: script.reasons.map((reason) => ({
      code: reason.code,
      message: textOfBytes(wordReason(reason)),
      ...placeOf(reason.place),
    })),
    todos: script.todos.map((todo) => ({
      code: todo.code,
      message: textOfBytes(wordTodo(todo)),
      open: !isNote(todo),
      blocking: todo.isBlocking,
      ...placeOf(todo.place),
    })),
    leftOut: script.leftOut.map(({ place, text, reason }) => ({
      reason,
      message: textOfBytes(wordLeftOut(reason)),
      text: textOfBytes(text),
      ...placeOf(place),
    })),
  };
}

/** Line 0 stands for the file as such. */
function placeOf({ file, line, column }: Place): { file: string; line: number; column: number } {
  return { file: textOfBytes(file), line, column };
}
