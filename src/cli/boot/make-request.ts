/** From options to what the simulation is asked. */
import type { BootRequest } from '../../boot/plan-boot.ts';
import type { SysvRequest } from '../../boot/request.ts';
import { settle } from '../../boot/what-if.ts';
import type { BootPhase, BootSystem } from '../../model/boot-plan.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import type { AssignmentRecord } from '../../shell/variables.ts';
import { guessRcorder, readDefaultLevel } from '../../system/boot/guess-system.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';

export function makeRequest(
  parsed: ParsedArguments,
  system: BootSystem,
  phase: BootPhase,
  view: RootView,
  fixed: ReadonlyMap<ByteString, AssignmentRecord>,
): BootRequest {
  if (system === 'freebsd' || system === 'netbsd') return makeBsdRequest(parsed, system, phase, view, fixed);
  const usual = readDefaultLevel(view) ?? (system === 'redhat' ? '3' : '2');
  const isBoot = phase === 'boot';
  const to = lastValue(parsed, 'to') ?? (isBoot ? (system === 'debian' ? `S ${usual}` : usual) : '0');
  return {
    system,
    phase,
    view,
    from: lastValue(parsed, 'from') ?? (isBoot ? 'N' : usual),
    to,
    mode: (lastValue(parsed, 'mode') ?? 'auto') as 'auto' | 'makefile' | 'numbers',
    generation: lastValue(parsed, 'sysv-rc') === '2' ? 2 : 3,
    locks: locksOf(lastValue(parsed, 'locks')),
  };
}

/** Which locks are taken to be there. */
export function locksOf(value: string | undefined): SysvRequest['locks'] {
  if (value === undefined || value === 'none' || value === 'all') return value ?? 'tree';
  return { folder: insideRoot(value) };
}

function makeBsdRequest(
  parsed: ParsedArguments,
  system: 'freebsd' | 'netbsd',
  phase: BootPhase,
  view: RootView,
  fixed: ReadonlyMap<ByteString, AssignmentRecord>,
): BootRequest {
  const jail = lastValue(parsed, 'jail');
  const rcorder = lastValue(parsed, 'rcorder') ?? (system === 'netbsd' ? 'netbsd' : guessRcorder(view));
  const running = (lastValue(parsed, 'running') ?? '').split(',').filter((name) => name !== '');
  const divider = lastValue(parsed, 'divider');
  return {
    system,
    phase,
    view,
    rcorder: rcorder === 'netbsd' ? 'netbsd' : 'freebsd',
    jail: jail === undefined ? false : jail === 'vnet' ? 'vnet' : true,
    isFirstboot: lastValue(parsed, 'firstboot') === 'now',
    isFirstbootLate: lastValue(parsed, 'firstboot') === 'late',
    isSingle: parsed.flags.has('single'),
    running: new Set(running.map(bytesOfText)),
    fixed: new Map([...readSettings(parsed), ...fixed]),
    confFiles: pathsOf(parsed, 'rc-conf'),
    localFolders: parsed.values.has('local') ? pathsOf(parsed, 'local') : undefined,
    divider: divider === undefined ? undefined : bytesOfText(divider),
    isOnePass: parsed.flags.has('one-pass'),
  };
}

/** Paths inside the root; a slash in front may be left out. */
function pathsOf(parsed: ParsedArguments, name: string): readonly ByteString[] {
  return (parsed.values.get(name) ?? []).map(insideRoot);
}

function insideRoot(path: string): ByteString {
  return `/${bytesOfText(path).replace(/^\/+/, '')}`;
}

function readSettings(parsed: ParsedArguments): readonly (readonly [ByteString, AssignmentRecord])[] {
  return (parsed.values.get('set') ?? []).map((pair) => {
    const bytes = bytesOfText(pair);
    const equals = bytes.indexOf('=');
    const name = bytes.slice(0, equals);
    return [name, settle(name, bytes.slice(equals + 1), `--set ${bytes}`)];
  });
}
