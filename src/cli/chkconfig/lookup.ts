/** Looking a service up: in init.d, in xinetd.d, with the link folders that its script needs. */
import { readXinetd, type XinetdService } from '../../header/chkconfig/xinetd.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import type { FarmDraft } from '../../plan/chkconfig/farm-draft.ts';
import type { ServiceType } from './request.ts';
import { XINETD, type ChkconfigWorld } from '../../system/chkconfig/world.ts';

export type FoundService =
  | { readonly kind: 'sysv'; readonly script: ChkconfigScript }
  | { readonly kind: 'xinetd'; readonly name: ByteString; readonly text: ByteString; readonly service: XinetdService };

/**
 * `message`: why there is no such service. `isSilent`: a question about it gets no message, unless the link folders
 * themselves cannot be looked into.
 */
export type LookUp =
  | { readonly kind: 'found'; readonly found: FoundService }
  | { readonly kind: 'missing'; readonly message: ChkconfigMessage; readonly isSilent: boolean };

/** A script that can be opened decides alone, and hides an xinetd file of the same name. */
export function lookUp(world: ChkconfigWorld, name: ByteString, type: ServiceType): LookUp {
  if (type !== 'xinetd') {
    const reading = world.readScript(name);
    if (reading.kind === 'script') {
      const message = judgeFolders(world, name);
      if (message !== undefined) return { kind: 'missing', message, isSilent: false };
      return { kind: 'found', found: { kind: 'sysv', script: world.merge(name, reading.text) } };
    }
    if (reading.kind === 'refused') {
      const { file, refusal } = reading;
      return { kind: 'missing', message: { kind: 'unsupported', service: name, file, refusal }, isSilent: true };
    }
    if (reading.kind === 'unreadable' || type === 'sysv') return unreadable(name, reading.code, reading.reason);
  }
  const file = `${XINETD}/${name}`;
  const content = world.host.readFile(file);
  if (content.kind !== 'text') return unreadable(name, 'ENOENT', 'No such file or directory');
  const service = readXinetd(content.text);
  return { kind: 'found', found: { kind: 'xinetd', name, text: content.text, service } };
}

/** The message about the first link folder that cannot be looked into. */
export function judgeFolders(world: ChkconfigWorld, service: ByteString): ChkconfigMessage | undefined {
  const folder = world.farm.levels.find(({ fault }) => fault !== undefined && fault.code !== 'ENOTDIR');
  return folder?.fault === undefined
    ? undefined
    : { kind: 'level-folder', path: folder.path, service, fault: folder.fault };
}

function unreadable(name: ByteString, code: string, reason: string): LookUp {
  return { kind: 'missing', message: { kind: 'unreadable', service: name, fault: { code, reason } }, isSilent: true };
}

/** What becomes of the service xinetd itself: its services are on only where it is. */
export type XinetdState =
  { readonly kind: 'state'; readonly on: boolean } | { readonly kind: 'fault'; readonly message: ChkconfigMessage };

export function readXinetdState(world: ChkconfigWorld, draft: () => FarmDraft, isUnitOn: () => boolean): XinetdState {
  const xinetd = lookUp(world, 'xinetd', 'sysv');
  if (xinetd.kind === 'missing') {
    return xinetd.isSilent ? { kind: 'state', on: isUnitOn() } : { kind: 'fault', message: xinetd.message };
  }
  return { kind: 'state', on: draft().mask('xinetd') !== 0 || isUnitOn() };
}
