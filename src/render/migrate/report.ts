/** What became of all scripts, for a person: a table, then each script that needs a look, then what to type. */
import type { ByteString } from '../../model/bytes.ts';
import { isNote, type Exposure, type MigratedScript } from '../../model/migration.ts';
import { baseName } from '../../model/path.ts';
import type { Place } from '../../model/place.ts';
import type { Paint } from '../text/paint.ts';
import { showName, showPath, showShellPath } from '../text/show.ts';
import { showPiece, wordLeftOut, wordReason, wordTodo } from './sentences.ts';
import { widest } from '../text/widest.ts';

export interface MigrationReport {
  readonly scripts: readonly MigratedScript[];
  /** Where the units were written; undefined if they were not. */
  readonly output: ByteString | undefined;
  readonly isDryRun: boolean;
  /** By unit; absent where it was not asked for, `none` where no program tells it. */
  readonly exposure?: ReadonlyMap<ByteString, Exposure> | 'none';
}

const HEADINGS = ['script', 'form', 'sure', 'todo', 'left out', 'enabled', 'why'];

export function renderMigrationReport(report: MigrationReport, paint: Paint): ByteString {
  const { scripts, exposure } = report;
  const levels = exposure === undefined || exposure === 'none' ? undefined : exposure;
  const rows = [HEADINGS, ...scripts.map(rowOf)].map((row, i) => withExposure(row, scripts[i - 1], levels));
  const widths = (rows[0] ?? []).map((_, column) => widest(rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row, i) => {
    const line = row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
    return i === 0 ? paint.strong(line) : line;
  });
  const details = scripts.flatMap((script) => renderDetails(script, paint));
  const absent =
    exposure === 'none'
      ? ['', 'exposure: not told, for there is no systemd-analyze here that reads files (250 and later)']
      : [];
  return `${[...table, ...details, ...absent, '', ...renderEnd(report)].join('\n')}\n`;
}

function rowOf(script: MigratedScript): readonly ByteString[] {
  const { form, draft, sureness, todos, leftOut, isEnabled, switchedOff } = script;
  const [reason] = script.reasons;
  const enabled = switchedOff !== undefined ? 'off' : isEnabled === undefined ? '-' : isEnabled ? 'yes' : 'no';
  return [
    showName(baseName(script.script)),
    draft === undefined ? form : script.file === undefined ? 'draft' : `${form}+draft`,
    form === 'native' ? sureness : '-',
    String(todos.filter((todo) => !isNote(todo)).length),
    String(leftOut.filter(({ reason: why }) => why === 'not-carried' || why === 'not-understood').length),
    enabled,
    reason === undefined ? '' : `${wordReason(reason)}${showWhere(reason.place)}`,
  ];
}

/** In front of the last column, which is of any width. */
function withExposure(
  row: readonly ByteString[],
  script: MigratedScript | undefined,
  levels: ReadonlyMap<ByteString, Exposure> | undefined,
): readonly ByteString[] {
  if (levels === undefined) return row;
  const found = script === undefined ? undefined : levels.get(script.unit);
  const told = found === undefined ? '-' : `${found.before.toFixed(1)} to ${found.after.toFixed(1)}`;
  return [...row.slice(0, -1), script === undefined ? 'exposure' : told, ...row.slice(-1)];
}

function showWhere({ file, line }: Place): ByteString {
  return line === 0 ? '' : ` (${showName(baseName(file))}:${line})`;
}

function renderDetails(script: MigratedScript, paint: Paint): readonly ByteString[] {
  const { todos, leftOut, reasons, switchedOff } = script;
  const lines = [
    ...reasons.slice(1).map((reason) => `  also: ${wordReason(reason)}${atPlace(reason.place)}`),
    ...(switchedOff === undefined ? [] : [`  ${paint.warning('off')}: switched off here${atPlace(switchedOff)}`]),
    ...todos.map(
      (todo) =>
        `  ${isNote(todo) ? 'note' : paint.warning('todo')} ${todo.code}: ${wordTodo(todo)}${atPlace(todo.place)}`,
    ),
    ...leftOut.map(
      ({ place, text, reason }) => `  left out: ${showPiece(text)}\n    ${wordLeftOut(reason)}${atPlace(place)}`,
    ),
  ];
  return lines.length === 0 ? [] : ['', paint.strong(showPath(script.script)), ...lines];
}

function atPlace({ file, line }: Place): ByteString {
  return line === 0 ? '' : ` [${showPath(file)}:${line}]`;
}

function renderEnd({ scripts, output, isDryRun }: MigrationReport): readonly ByteString[] {
  const count = (form: MigratedScript['form']): number =>
    scripts.filter((script) => script.form === form && (form === 'none' || script.file !== undefined)).length;
  const drafts = scripts.filter(({ draft }) => draft !== undefined).length;
  const counts = `${count('native')} native, ${count('wrapper')} wrapped, ${drafts} draft${drafts === 1 ? '' : 's'}, ${count('none')} without a unit`;
  if (output === undefined) {
    return [`${counts}; nothing was written: --print shows the units, --output DIR writes them`];
  }
  const where = showPath(output);
  const verb = isDryRun ? 'would be written to' : 'written to';
  return [`${counts}; ${verb} ${where}`, ...renderCommands(scripts)];
}

/** What is left to a person: nothing is started or enabled from here. */
function renderCommands(scripts: readonly MigratedScript[]): readonly ByteString[] {
  const made = scripts.filter(({ file }) => file !== undefined);
  const name = ({ unit }: MigratedScript): ByteString => showShellPath(unit);
  const on = made.filter(({ isEnabled, switchedOff }) => isEnabled === true && switchedOff === undefined).map(name);
  const off = made.filter(({ isEnabled, switchedOff }) => isEnabled === false || switchedOff !== undefined).map(name);
  if (made.length === 0) return [];
  return [
    'to type when the units lie in /etc/systemd/system:',
    '  systemctl daemon-reload',
    ...(on.length === 0 ? [] : [`  systemctl enable ${on.join(' ')}`]),
    ...(off.length === 0 ? [] : [`  systemctl disable ${off.join(' ')}   # as they are now`]),
  ];
}
