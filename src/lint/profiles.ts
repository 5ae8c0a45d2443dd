/** Groups of profiles that rules are on in. */
import { PROFILES, type Profile } from '../model/lint.ts';

export const ALL: readonly Profile[] = ['debian', 'redhat', 'lsb', 'freebsd', 'freebsd-ports', 'netbsd'];
/** With the profile that has few conventions: rules about what any shell script must be. */
export const ANY: readonly Profile[] = PROFILES;
/** Systems with SysV scripts. */
export const SYSV: readonly Profile[] = ['debian', 'redhat', 'lsb'];
/** Systems with rc.d scripts. */
export const RCD: readonly Profile[] = ['freebsd', 'freebsd-ports', 'netbsd'];
export const DEBIAN_LSB: readonly Profile[] = ['debian', 'lsb'];
export const REDHAT_LSB: readonly Profile[] = ['redhat', 'lsb'];
export const DEBIAN: readonly Profile[] = ['debian'];
export const REDHAT: readonly Profile[] = ['redhat'];
export const FREEBSD: readonly Profile[] = ['freebsd', 'freebsd-ports'];
export const PORTS: readonly Profile[] = ['freebsd-ports'];

/** True for the profiles of rc.d scripts. */
export function isRcd(profile: Profile): boolean {
  return RCD.includes(profile);
}
