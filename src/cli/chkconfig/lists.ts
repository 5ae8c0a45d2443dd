/** `chkconfig-ts --list`, and the question whether a service is on. */
import { readXinetd } from '../../header/chkconfig/xinetd.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import { isSkipped } from '../../order/chkconfig/script-names.ts';
import { RUNLEVELS, type FarmDraft } from '../../plan/chkconfig/farm-draft.ts';
import {
  renderListJson,
  renderServiceLine,
  renderTerseLine,
  renderTerseXinetd,
  renderXinetdHeading,
  renderXinetdItem,
  renderXinetdLine,
  terseName,
  type ListedService,
  type ListedXinetd,
} from '../../render/chkconfig/list.ts';
import { renderFarmTable } from '../../render/chkconfig/farm-table.ts';
import type { ChkconfigContext } from './context.ts';
import { forward } from './forward.ts';
import { judgeFolders, lookUp, readXinetdState } from './lookup.ts';
import { SCRIPTS, XINETD } from '../../system/chkconfig/world.ts';
import { choosePaint } from '../frame/colour.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { readRunlevel } from './runlevel-command.ts';

/** The services of a full list; `fault` is what went wrong behind those that are there. */
interface Collected {
  readonly services: readonly ListedService[];
  /** Undefined if xinetd itself is off: then nothing is said of its services. */
  readonly xinetd: readonly ListedXinetd[] | undefined;
  readonly fault?: ChkconfigMessage;
}

/** `--list`, of everything or of one service. */
export function runList(context: ChkconfigContext, name: ByteString | undefined): number {
  const { systemd, report } = context;
  if (systemd.needsNote) report({ kind: 'systemd-note' });
  return name === undefined ? listAll(context) : listOne(context, name);
}

function listOne(context: ChkconfigContext, name: ByteString): number {
  const { world, systemd, type, report } = context;
  if (type === 'sysv' && systemd.isActive && systemd.hasUnit(name)) return FOUND;
  const result = lookUp(world, name, type);
  if (result.kind === 'missing') {
    report(result.message);
    return FOUND;
  }
  const { found } = result;
  if (found.kind === 'xinetd') {
    const item = { name, on: found.service.on };
    write(context, { services: [], xinetd: [item] }, () => renderXinetdLine(item));
    return OK;
  }
  const draft = world.draft();
  if (!draft.isLinked(name)) {
    report({ kind: 'not-added', service: name });
    return FOUND;
  }
  const service = listService(draft, found.script);
  write(context, { services: [service], xinetd: [] }, () => renderServiceLine(service));
  return OK;
}

function listAll(context: ChkconfigContext): number {
  const { services, xinetd, fault } = collect(context);
  const isBroken = fault !== undefined && fault.kind !== 'xinetd-folder';
  if (!isBroken) {
    write(context, { services, xinetd: xinetd ?? [] }, () =>
      [
        ...services.map(renderServiceLine),
        ...(xinetd === undefined ? [] : [renderXinetdHeading(), ...xinetd.map(renderXinetdItem)]),
      ].join(''),
    );
  }
  if (fault !== undefined) context.report(fault);
  return fault === undefined ? OK : FOUND;
}

function collect({ world, systemd, type }: ChkconfigContext): Collected {
  const services: ListedService[] = [];
  let draft: FarmDraft | undefined;
  const getDraft = (): FarmDraft => (draft ??= world.draft());
  if (type !== 'xinetd') {
    const { catalogue } = world;
    if (catalogue.kind === 'fault') {
      return { services, xinetd: undefined, fault: { kind: 'scripts-folder', path: SCRIPTS, fault: catalogue } };
    }
    const hidesUnits = systemd.isActive;
    const [first] = catalogue.scripts;
    const fault = first && judgeFolders(world, first.name);
    if (fault !== undefined) return { services, xinetd: undefined, fault };
    for (const script of catalogue.scripts) {
      if (hidesUnits && systemd.hasUnit(script.name)) continue;
      if (getDraft().isLinked(script.name)) services.push(listService(getDraft(), script));
    }
  }
  if (type === 'sysv') return { services, xinetd: undefined };
  const state = readXinetdState(world, getDraft, () => systemd.isEnabled('xinetd'));
  if (state.kind === 'fault') return { services, xinetd: undefined, fault: state.message };
  if (!state.on) return { services, xinetd: undefined };
  const folder = world.host.readFolder(XINETD);
  if (folder.kind === 'error') {
    return { services, xinetd: [], fault: { kind: 'xinetd-folder', path: XINETD, fault: folder } };
  }
  const xinetd = folder.entries.flatMap(({ name, kind }): readonly ListedXinetd[] => {
    if (kind === 'folder' || kind === 'other' || isSkipped(name)) return [];
    const content = world.host.readFile(`${XINETD}/${name}`);
    return content.kind === 'text' ? [{ name, on: readXinetd(content.text).on }] : [];
  });
  return { services, xinetd };
}

function listService(draft: FarmDraft, script: ChkconfigScript): ListedService {
  const { name } = script;
  return { name, mask: draft.mask(name), links: () => RUNLEVELS.map((level) => draft.deciding(level, name)), script };
}

/** Writes a list in the form that was asked for; `plain` is that of the original. */
function write(
  { io, flags, color }: ChkconfigContext,
  { services, xinetd }: { readonly services: readonly ListedService[]; readonly xinetd: readonly ListedXinetd[] },
  plain: () => ByteString,
): void {
  if (flags.has('json')) io.stdout.write(renderListJson(services, xinetd));
  else if (flags.has('terse')) {
    const width = [...services, ...xinetd].reduce((most, { name }) => Math.max(most, terseName(name).length), 0);
    for (const service of services) io.stdout.write(renderTerseLine(service, width));
    for (const item of xinetd) io.stdout.write(renderTerseXinetd(item, width));
  } else if (flags.has('plan')) {
    io.stdout.write(renderFarmTable(services, [], choosePaint(io, io.stdout, color)));
  } else io.stdout.write(plain());
}

/** Whether a service is on: in one level, or in that which the system is in. */
export function runQuery(context: ChkconfigContext, name: ByteString, levels: readonly number[] | undefined): number {
  const { world, systemd, type, isRedirected, report } = context;
  if (levels !== undefined && levels.length > 1) {
    report({ kind: 'several-levels' });
    return FOUND;
  }
  if (levels === undefined && isRedirected && type !== 'xinetd') {
    const forwarded = forward(context, name, 'is-enabled');
    if (forwarded !== undefined) return forwarded;
  }
  const result = lookUp(world, name, type);
  if (result.kind === 'missing') {
    if (!result.isSilent) report(result.message);
    return FOUND;
  }
  if (result.found.kind === 'xinetd') {
    if (!result.found.service.on) return FOUND;
    const state = readXinetdState(
      world,
      () => world.draft(),
      () => systemd.isEnabled('xinetd'),
    );
    if (state.kind === 'fault') report(state.message);
    return state.kind === 'state' && state.on ? OK : FOUND;
  }
  const level = levels?.[0] ?? readRunlevel(context);
  if (level === undefined) {
    report({ kind: 'unknown-level', service: name });
    return FOUND;
  }
  return world.draft().deciding(level, name)?.kind === 'S' ? OK : FOUND;
}
