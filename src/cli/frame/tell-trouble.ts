/** A disk that could not be read in one place: whatever a command made of the rest, it is not the whole. */
import type { LinkDoor } from '../../host/link-door.ts';
import type { Output } from '../../host/output.ts';
import { showPath } from '../../render/text/show.ts';
import { FOUND, OK } from './exit-status.ts';

/**
 * Tells of it, where there was such a place.
 *
 * @param name by which the program was called
 * @param status that the command came to
 * @returns the status of the run, which is none of success then
 */
export function tellTrouble(
  name: string,
  status: number,
  { trouble }: Pick<LinkDoor, 'trouble'>,
  stderr: Pick<Output, 'write'>,
): number {
  const fault = trouble?.();
  if (fault === undefined) return status;
  stderr.write(`${name}: cannot read ${showPath(fault.path)}: ${fault.reason}; what stands there was not seen\n`);
  return status === OK ? FOUND : status;
}
