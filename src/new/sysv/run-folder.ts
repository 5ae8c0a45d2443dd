/** The folder below /run that a script makes, so that a user may keep a pid file there. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';

/** Undefined if none is to be made. */
export function runFolder({ pidfile, user }: Pick<NewPlan, 'pidfile' | 'user'>): ByteString | undefined {
  const folder = pidfile?.slice(0, pidfile.lastIndexOf('/'));
  return user !== undefined && folder !== undefined && /^(?:\/var)?\/run\/./.test(folder) ? folder : undefined;
}
