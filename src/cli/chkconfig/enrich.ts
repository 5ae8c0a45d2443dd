/** What is looked up for a message once it will be told: the script that was meant, folders of another name, a line nearly right. */
import { findNearChkconfigLines } from '../../header/chkconfig/near-line.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { levelFolder } from '../../model/link-farm.ts';
import type { NearChkconfigLine } from '../../model/near-line.ts';
import { RUNLEVELS } from '../../plan/chkconfig/farm-draft.ts';
import { wordCommand } from '../../render/text/command-words.ts';
import { SCRIPTS, type ChkconfigWorld } from '../../system/chkconfig/world.ts';
import { findMeantScript } from '../../system/scripts/meant.ts';

/** Where Red Hat has the folders of scripts and links; those in /etc are links to them. */
const RED_HAT = '/etc/rc.d';

/** The call that a message is about. */
export interface ToldCall {
  /** The name by which the program was called. */
  readonly name: ByteString;
  readonly words: readonly ByteString[];
  /** As typed; undefined for the machine's own. */
  readonly root: ByteString | undefined;
}

/** The message with all that there is to say. O(scripts) for a name that is none. */
export function enrichMessage(message: ChkconfigMessage, world: ChkconfigWorld, call: ToldCall): ChkconfigMessage {
  if (message.kind === 'unsupported') {
    const near = findNear(world, message.file, message.refusal.span?.line);
    return near === undefined ? message : { ...message, near };
  }
  if (message.kind === 'level-folder') {
    const elsewhere = findFolders(world);
    return { ...message, elsewhere, ...(call.root !== undefined && { root: call.root }) };
  }
  if (message.kind !== 'unreadable' || message.fault.code !== 'ENOENT') return message;
  const { service } = message;
  const elsewhere = `${RED_HAT}/init.d/${service}`;
  if (world.host.kindOf(elsewhere) === 'file') return { ...message, elsewhere };
  const meant = findMeantScript(world.host, SCRIPTS, service);
  if (meant === undefined) return message;
  const words = call.words.map((word) => (word === service ? meant.name : word));
  return { ...message, meant, advice: wordCommand(call.name, undefined, words) };
}

/** The line that was meant as a script's chkconfig line: that above what chkconfig stumbled over, or the first. */
export function findNear(
  { host }: ChkconfigWorld,
  file: ByteString,
  refusedAt?: number,
): NearChkconfigLine | undefined {
  const content = host.readFile(file);
  const lines = content.kind === 'text' ? findNearChkconfigLines(content.text) : [];
  return refusedAt === undefined ? lines[0] : lines.findLast(({ span }) => span.line <= refusedAt);
}

function findFolders({ host }: ChkconfigWorld): ReadonlyMap<ByteString, ByteString> {
  const found = new Map<ByteString, ByteString>();
  for (const level of RUNLEVELS) {
    const name = levelFolder(level);
    const isMissing = host.look(`/etc/${name}`).kind === 'absent';
    if (isMissing && host.kindOf(`${RED_HAT}/${name}`) === 'folder') found.set(name, `rc.d/${name}`);
  }
  return found;
}
