/** Checks units of a folder together, for what systemd-analyze verify does not see. */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import type { FindingArguments } from '../../model/finding.ts';
import type { LintFinding, RuleDescription } from '../../model/lint.ts';
import { wholeFile, type Place } from '../../model/place.ts';
import { findLoops } from './loops.ts';
import { valueOf, valuesOf, type ParsedUnit, type UnitEntry } from './parse.ts';
import { UNIT_RULES } from './rules.ts';

/** What is known of the system that the units are for; without a root, nothing is. */
export interface CheckWorld {
  readonly hasUnit: (unit: ByteString) => boolean;
  /** Undefined where the system is not known. */
  readonly hasFile: ((path: ByteString) => boolean) | undefined;
  readonly hasUser: ((name: ByteString) => boolean) | undefined;
}

/** Targets that systemd has (systemd.special(7)). */
const TARGETS: ReadonlySet<ByteString> = new Set(
  (
    'basic bluetooth boot-complete ctrl-alt-del cryptsetup cryptsetup-pre default emergency exit factory-reset final first-boot-complete ' +
    'getty getty-pre graphical halt hibernate hybrid-sleep initrd initrd-fs integritysetup kexec local-fs local-fs-pre machines ' +
    'multi-user network network-online network-pre nss-lookup nss-user-lookup paths poweroff printer reboot remote-cryptsetup ' +
    'remote-fs remote-fs-pre rescue rpcbind runlevel0 runlevel1 runlevel2 runlevel3 runlevel4 runlevel5 runlevel6 shutdown sigpwr ' +
    'sleep slices smartcard sockets sound soft-reboot storage-target-mode suspend suspend-then-hibernate swap sysinit ' +
    'system-update system-update-pre time-set time-sync timers tpm2 umount usb-gadget veritysetup'
  )
    .split(' ')
    .map((name) => `${name}.target`),
);

const NAMING = ['After', 'Before', 'Wants', 'Requires', 'WantedBy', 'RequiredBy', 'PartOf', 'BindsTo'];
const EXEC = ['ExecCondition', 'ExecStartPre', 'ExecStart', 'ExecStartPost', 'ExecReload', 'ExecStop', 'ExecStopPost'];

/** All findings, by file and line. O(n). */
export function checkUnits(units: readonly ParsedUnit[], world: CheckWorld): readonly LintFinding[] {
  const own = new Set(units.map(({ name }) => name));
  const findings = [...units.flatMap((unit) => checkUnit(unit, own, world)), ...findLoops(units)];
  return findings.sort((a, b) => compareBytes(a.place.file, b.place.file) || a.place.line - b.place.line);
}

function finding(rule: RuleDescription, place: Place, args: FindingArguments = {}): LintFinding {
  return { rule, level: rule.level, place, args, steps: [] };
}

function checkUnit(unit: ParsedUnit, own: ReadonlySet<ByteString>, world: CheckWorld): readonly LintFinding[] {
  const found = unit.todos.map((place) => finding(UNIT_RULES.todo, place));
  if (valueOf(unit, 'Description') === undefined) found.push(finding(UNIT_RULES.description, wholeFile(unit.file)));
  for (const key of NAMING) {
    for (const { value, place } of valuesOf(unit, key)) {
      for (const name of value.split(/\s+/)) {
        const isMissing = name.endsWith('.target') && !TARGETS.has(name) && !own.has(name) && !world.hasUnit(name);
        if (isMissing) found.push(finding(UNIT_RULES.target, place, { name }));
      }
    }
  }
  for (const key of EXEC) for (const entry of valuesOf(unit, key)) found.push(...checkCommand(entry, world));
  for (const { value, place } of valuesOf(unit, 'EnvironmentFile')) {
    if (value.startsWith('-') || /[*?[%]/.test(value) || world.hasFile?.(value) !== false) continue;
    found.push(finding(UNIT_RULES.environment, place, { file: value }));
  }
  return [...found, ...checkService(unit, world)];
}

function checkService(unit: ParsedUnit, world: CheckWorld): readonly LintFinding[] {
  const found: LintFinding[] = [];
  const type = valueOf(unit, 'Type');
  const pidFile = valueOf(unit, 'PIDFile');
  const stays = valueOf(unit, 'RemainAfterExit');
  if (type?.value === 'forking' && pidFile === undefined) {
    if (stays?.value === 'yes') found.push(finding(UNIT_RULES.unwatched, stays.place));
    else found.push(finding(UNIT_RULES.forking, type.place));
  }
  if (pidFile !== undefined && (!pidFile.value.startsWith('/') || pidFile.value.startsWith('/var/run/'))) {
    found.push(finding(UNIT_RULES.pidFile, pidFile.place, { file: pidFile.value }));
  }
  const user = valueOf(unit, 'User');
  const isDynamic = valueOf(unit, 'DynamicUser')?.value === 'yes';
  if (user !== undefined && !isDynamic && !/^[0-9]+$|%/.test(user.value) && world.hasUser?.(user.value) === false) {
    found.push(finding(UNIT_RULES.user, user.place, { name: user.value }));
  }
  return found;
}

const SHELL = /\$\(|`|\$\{[A-Za-z_0-9]+[^A-Za-z_0-9}]|(?:^|\s)(?:&&|\|\|?|&|[0-9]?>>?(?:&[0-9])?|<)(?=\s|$|\/)/;

/** Of a shell that is asked for, what it is handed is its own affair. */
function checkCommand({ value, place }: UnitEntry, world: CheckWorld): readonly LintFinding[] {
  const program = /^[-@:+!]*"?([^\s"]*)/.exec(value)?.[1] ?? '';
  const found: LintFinding[] = [];
  if (!/\/(?:ba|da|k|z)?sh$/.test(program)) {
    const text = SHELL.exec(withoutQuoted(value))?.[0].trim();
    if (text !== undefined) found.push(finding(UNIT_RULES.shell, place, { text }));
  }
  const isKnown = program.startsWith('/') && !program.includes('%') && !program.includes('\\');
  if (isKnown && world.hasFile?.(program) === false) found.push(finding(UNIT_RULES.program, place, { file: program }));
  return found;
}

/** Quoted text may hold such characters as what they are; only substitutions are meant in it. */
function withoutQuoted(value: ByteString): ByteString {
  return value.replaceAll(/'[^']*'|"[^"]*"/g, (text) => (/\$\(|`/.test(text) ? text : '""'));
}
