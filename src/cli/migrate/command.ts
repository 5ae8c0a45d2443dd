/** `initorder migrate`: units of systemd for init scripts, as sure as the scripts let them be. */
import type { LinkIo } from '../../host/io.ts';
import { NO_CONFIG } from '../../config/lint-config.ts';
import { NO_PROGRAMS } from '../../host/programs.ts';
import { migrateScripts } from '../../migrate/script-set.ts';
import { FOREGROUND } from '../../migrate/unit/foreground.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { Hardening, MigratedScript } from '../../model/migration.ts';
import type { SysvEvent } from '../../model/sysv-unit.ts';
import { renderInsservSentence } from '../../render/insserv/report.ts';
import { renderMigrationJson } from '../../render/migrate/json.ts';
import { renderMigrationReport, type MigrationReport } from '../../render/migrate/report.ts';
import { renderSysvEvent } from '../../render/migrate/sysv-event.ts';
import { renderUnitFile } from '../../render/migrate/unit-file.ts';
import { wordSessionEvent } from '../../render/session/sentences.ts';
import { showName, showPath } from '../../render/text/show.ts';
import { choosePaint } from '../frame/colour.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { runSpec, type WrongUse } from '../frame/run-spec.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { findConfig } from '../lint/find-config.ts';
import { runCheck } from './check.ts';
import { makeCompatOutputs } from './compat.ts';
import { writeDifferences } from './diff.ts';
import { measureExposure } from './exposure.ts';
import { runInventory } from './inventory.ts';
import { readScripts, type ScriptsToMigrate } from './read-scripts.ts';
import { MIGRATE_SPEC } from './spec.ts';
import { undoUnits, writeUnits, type UnitOutput, type WriteWishes } from './write-units.ts';

/** Runs the command; see `docs/initorder-migrate.md` for its exit statuses. */
export function runMigrate(argv: readonly string[], io: LinkIo): number {
  return runSpec(MIGRATE_SPEC, argv, io, judgeUse, (parsed) => {
    const root = lastValue(parsed, 'root');
    const folder = lastValue(parsed, 'check');
    if (folder !== undefined) return runCheck(folder, parsed, io);
    if (parsed.flags.has('undo')) return takeBack(parsed, io);
    if (parsed.flags.has('inventory')) return runInventory(root ?? '/', parsed, io);
    const tell = (event: SysvEvent): void => {
      io.stderr.write(renderSysvEvent(event, MIGRATE_SPEC.name));
    };
    const read = readScripts(io, root, parsed.operands, tell);
    for (const { path, reason } of read.unread) {
      io.stderr.write(`${MIGRATE_SPEC.name}: cannot read ${showPath(path)}: ${reason}\n`);
    }
    const wanted = parsed.flags.has('enabled-only') ? onlyEnabled(read) : read;
    const status =
      lastValue(parsed, 'format') === 'compat' ? runCompat(wanted, parsed, io, tell) : migrate(wanted, parsed, io);
    return read.unread.length > 0 ? Math.max(status, FOUND) : status;
  });
}

function judgeUse({ operands, values, flags }: ParsedArguments): WrongUse | undefined {
  const example = 'initorder migrate --root / or initorder migrate /etc/init.d/foo';
  if (values.has('check') || flags.has('inventory')) {
    const option = values.has('check') ? '--check' : '--inventory';
    if (operands.length > 0) return { message: `${option} takes no scripts` };
    if (option === '--inventory' && !values.has('root'))
      return { message: '--inventory needs --root DIR', hint: 'name / for this machine' };
    return undefined;
  }
  if (flags.has('undo')) {
    if (operands.length > 0) return { message: '--undo takes no scripts: it takes back all that was written last' };
    return values.has('output') ? undefined : { message: '--undo needs --output DIR, the folder that was written to' };
  }
  if (operands.length === 0 && !values.has('root')) {
    return { message: 'no scripts given', hint: `name scripts or a whole system: ${example}` };
  }
  if (flags.has('json') && (flags.has('print') || flags.has('diff'))) {
    return {
      message: `--json has the units already, so --${flags.has('print') ? 'print' : 'diff'} does not go with it`,
    };
  }
  if (lastValue({ operands, values, flags }, 'format') !== 'compat') return undefined;
  if (!values.has('root')) {
    return { message: '--format compat needs --root DIR', hint: 'it goes by the links of a whole system' };
  }
  const other = ['json', 'diff', 'exposure'].find((name) => flags.has(name));
  return other === undefined ? undefined : { message: `--format compat and --${other} do not go together` };
}

function onlyEnabled(read: ScriptsToMigrate): ScriptsToMigrate {
  return { ...read, scripts: read.scripts.filter(({ start }) => start !== undefined) };
}

function migrate(read: ScriptsToMigrate, parsed: ParsedArguments, io: LinkIo): number {
  const found = parsed.flags.has('no-config')
    ? { config: NO_CONFIG }
    : findConfig(io.host, io.cwd, lastValue(parsed, 'config'));
  if ('wrong' in found) {
    return reportWrongUse(io, MIGRATE_SPEC.name, found.wrong, 'see docs/lint.md for what a configuration may hold');
  }
  const foreground = new Map([...FOREGROUND, ...found.config.foreground]);
  const format = lastValue(parsed, 'format') === 'wrapper' ? 'wrapper' : 'native';
  const harden = (lastValue(parsed, 'harden') ?? 'none') as Hardening;
  const scripts = migrateScripts(read.scripts, read.system, { format, harden, foreground });
  if (parsed.flags.has('diff')) return writeDifferences(scripts, read, lastValue(parsed, 'output'), io);
  const isWritten = writeOutputs(outputsOf(scripts), parsed, io);
  if (parsed.flags.has('print')) {
    for (const unit of outputsOf(scripts)) {
      if (unit.content.kind === 'file') io.stdout.write(`# ${showName(unit.name)}\n${unit.content.text}\n`);
    }
  }
  const output = isWritten ? lastValue(parsed, 'output') : undefined;
  const report: MigrationReport = {
    scripts,
    output: output === undefined ? undefined : bytesOfText(output),
    isDryRun: parsed.flags.has('dry-run'),
    ...(parsed.flags.has('exposure') && { exposure: measureExposure(scripts, io.programs ?? NO_PROGRAMS) ?? 'none' }),
  };
  if (parsed.flags.has('json')) io.stdout.write(renderMigrationJson(report, COMMAND));
  else io.stdout.write(renderMigrationReport(report, choosePaint(io, io.stdout, lastValue(parsed, 'color'))));
  const isOpen = scripts.some(({ draft }) => draft !== undefined);
  return isWritten === false || isOpen ? FOUND : OK;
}

const COMMAND = 'initorder migrate';

/** Units, and drafts of units beside them. */
export function outputsOf(scripts: readonly MigratedScript[]): readonly UnitOutput[] {
  return scripts.flatMap(({ unit, file, draft }): readonly UnitOutput[] => [
    ...(file === undefined
      ? []
      : [{ name: unit, content: { kind: 'file', text: renderUnitFile(file, COMMAND) } } as const]),
    ...(draft === undefined
      ? []
      : [{ name: `${unit}.draft`, content: { kind: 'file', text: renderUnitFile(draft, COMMAND) } } as const]),
  ]);
}

function runCompat(
  read: ScriptsToMigrate,
  parsed: ParsedArguments,
  io: LinkIo,
  tell: (event: SysvEvent) => void,
): number {
  const outputs = makeCompatOutputs(read, tell);
  if (parsed.flags.has('print') || !parsed.values.has('output')) {
    for (const { name, content } of outputs) {
      io.stdout.write(
        content.kind === 'link'
          ? `# ${showName(name)} -> ${showName(content.target)}\n\n`
          : `# ${showName(name)}\n${content.text}\n`,
      );
    }
  }
  return writeOutputs(outputs, parsed, io) === false ? FOUND : OK;
}

/** Undefined where nothing was to be written. */
function writeOutputs(outputs: readonly UnitOutput[], parsed: ParsedArguments, io: LinkIo): boolean | undefined {
  const output = lastValue(parsed, 'output');
  return output === undefined ? undefined : writeUnits(io, outputs, wishesOf(output, parsed, io));
}

function wishesOf(output: string, parsed: ParsedArguments, io: LinkIo): WriteWishes {
  const paint = choosePaint(io, io.stderr, lastValue(parsed, 'color'));
  return {
    output,
    command: bytesOfText(`${COMMAND} --output ${output}`),
    isForced: parsed.flags.has('force'),
    isDryRun: parsed.flags.has('dry-run'),
    tell: (event) => {
      io.stderr.write(renderInsservSentence(wordSessionEvent(event), () => undefined, paint));
    },
    refuse: (name) => {
      const path = showPath(`${bytesOfText(output)}/${name}`);
      io.stderr.write(
        `${COMMAND}: ${path} is not ours, or was changed since, and stays; nothing was written (--force replaces it)\n`,
      );
    },
  };
}

function takeBack(parsed: ParsedArguments, io: LinkIo): number {
  const output = lastValue(parsed, 'output') ?? '';
  const outcome = undoUnits(io, wishesOf(output, parsed, io));
  if (outcome.kind === 'done') {
    const verb = parsed.flags.has('dry-run') ? 'would be taken back' : 'taken back';
    io.stdout.write(outcome.names.map((name: ByteString) => `${verb}: ${showName(name)}\n`).join(''));
    return OK;
  }
  const shown = showPath(bytesOfText(output));
  const messages = {
    nothing: `nothing is known that was written to ${shown}`,
    refused: `the record of what was written to ${shown} is not one to act on`,
    failed: '',
    changed:
      outcome.kind === 'changed' ? `${shown}${showPath(outcome.name)} was changed since; nothing was taken back` : '',
  };
  if (messages[outcome.kind] !== '') io.stderr.write(`${COMMAND}: ${messages[outcome.kind]}\n`);
  return FOUND;
}
