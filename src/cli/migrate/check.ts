/** `initorder migrate --check DIR`: what is wrong with units, in the form of lint; systemd's own check is asked too. */
import { NO_PROGRAMS, type Programs } from '../../host/programs.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import type { LinkIo } from '../../host/io.ts';
import { parseUnit, type ParsedUnit } from '../../migrate/check/parse.ts';
import { UNIT_RULES } from '../../migrate/check/rules.ts';
import { checkUnits, type CheckWorld } from '../../migrate/check/units.ts';
import { bytesOfText, compareBytes, textOfBytes } from '../../model/bytes.ts';
import type { LintFinding } from '../../model/lint.ts';
import { wholeFile } from '../../model/place.ts';
import { openSources } from '../../system/scripts/sources.ts';
import { findNativeUnit } from '../../system/sysv/native-units.ts';
import { findSysvPlaces } from '../../system/sysv/places.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';
import { writeReport } from '../lint/output.ts';
import { MIGRATE_SPEC } from './spec.ts';

const UNIT = /\.(?:service|socket|target|timer|mount|path|slice|swap|automount)$/;

export function runCheck(folder: string, parsed: ParsedArguments, io: LinkIo): number {
  const units = readUnits(folder, io);
  if (units === undefined) {
    return reportWrongUse(io, MIGRATE_SPEC.name, `--check ${folder}: no such folder`, 'name a folder that has units');
  }
  const root = lastValue(parsed, 'root');
  const asked = root === undefined ? askSystemd(units, io.programs ?? NO_PROGRAMS) : [];
  const findings = [...checkUnits(units, worldOf(root, io)), ...asked].sort(
    (a, b) => compareBytes(a.place.file, b.place.file) || a.place.line - b.place.line,
  );
  const report = {
    findings,
    most: MOST_FINDINGS,
    files: units.length,
    rules: Object.values(UNIT_RULES),
    sources: openSources(io.host),
  };
  writeReport(report, parsed.flags.has('json') ? 'json' : 'text', false, io, lastValue(parsed, 'color'));
  return findings.some(({ level }) => level !== 'info') ? FOUND : OK;
}

const MOST_FINDINGS = 1000;

function readUnits(folder: string, io: LinkIo): readonly ParsedUnit[] | undefined {
  const home = bytesOfText(folder).replace(/\/+$/, '') || '/';
  const listing = io.host.readFolder(home);
  if (listing.kind !== 'folder') return undefined;
  return listing.entries.flatMap(({ name }): readonly ParsedUnit[] => {
    if (!UNIT.test(name)) return [];
    const file = `${home === '/' ? '' : home}/${name}`;
    const found = io.host.readFile(file);
    return found.kind === 'text' ? [parseUnit(file, name, found.text)] : [];
  });
}

function worldOf(root: string | undefined, io: LinkIo): CheckWorld {
  if (root === undefined) return { hasUnit: () => false, hasFile: undefined, hasUser: undefined };
  const host = createRootedHost(io.host, bytesOfText(root), bytesOfText(io.cwd));
  const { units } = findSysvPlaces(host, {});
  const passwd = host.readFile('/etc/passwd');
  const users =
    passwd.kind === 'text' ? new Set(passwd.text.split('\n').map((line) => line.split(':', 1)[0])) : undefined;
  return {
    hasUnit: (unit) => findNativeUnit(host, units, unit) !== undefined,
    hasFile: (path) => host.kindOf(path) !== undefined,
    hasUser: users === undefined ? undefined : (name): boolean => users.has(name),
  };
}

/** Its exit status does not tell all: whatever it prints is a finding. */
function askSystemd(units: readonly ParsedUnit[], programs: Programs): readonly LintFinding[] {
  if (units.length === 0) return [];
  const files = units.map(({ file }) => textOfBytes(file.startsWith('/') ? file : `./${file}`));
  const script =
    'command -v systemd-analyze >/dev/null || exit 0\nexec systemd-analyze verify --man=no --recursive-errors=no "$@" 2>&1';
  const run = programs.ask('/bin/sh', ['-c', script, 'sh', ...files]);
  // The machine that checks need not have the programs of that which runs the units.
  const all =
    run?.stdout
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith('is not executable: No such file or directory')) ?? [];
  const lines = [...new Set(all)];
  return lines.map((line) => {
    const [, path = '', number = '', text = ''] = /^(\S+?):(?:([0-9]+):)? ?(.*)$/.exec(line) ?? [];
    const unit = units.find(({ file, name }) => path === name || path.endsWith(`/${name}`) || path === file);
    const place = unit === undefined ? wholeFile(units[0]?.file ?? '') : placeOfLine(unit, Number(number));
    const level = run?.status === 0 ? 'warning' : 'error';
    return { rule: UNIT_RULES.analyze, level, place, args: { text: unit === undefined ? line : text }, steps: [] };
  });
}

function placeOfLine(unit: ParsedUnit, line: number): LintFinding['place'] {
  return unit.entries.find(({ place }) => place.line === line)?.place ?? wholeFile(unit.file);
}
