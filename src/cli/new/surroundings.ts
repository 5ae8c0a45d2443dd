/** Which form of script this machine takes. */
import type { Host } from '../../host/door.ts';
import type { NewProfile } from '../../new/plan.ts';

/** The first whose sign is there. */
const SIGNS: readonly (readonly [string, NewProfile])[] = [
  ['/etc/defaults/rc.conf', 'freebsd'],
  ['/etc/rc.subr', 'netbsd'],
  ['/etc/debian_version', 'debian'],
  ['/lib/lsb/init-functions', 'debian'],
  ['/etc/rc.d/init.d/functions', 'redhat'],
  ['/etc/redhat-release', 'redhat'],
];

/** The profile of the system below a root; lsb where nothing tells. */
export function profileOfSystem(host: Pick<Host, 'kindOf'>, root: string): NewProfile {
  return SIGNS.find(([path]) => host.kindOf(`${root}${path}`) === 'file')?.[1] ?? 'lsb';
}
