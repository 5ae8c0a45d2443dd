/** Groups of profiles that rules are on in, and the profile that fits a script. */
import type { ByteString } from '../model/bytes.ts';
import type { Headers } from '../model/header.ts';
import type { Profile } from '../model/lint.ts';

export const ALL: readonly Profile[] = ['debian', 'redhat', 'lsb', 'freebsd', 'freebsd-ports', 'netbsd'];
/** Systems with SysV scripts. */
export const SYSV: readonly Profile[] = ['debian', 'redhat', 'lsb'];
/** Systems with rc.d scripts. */
export const RCD: readonly Profile[] = ['freebsd', 'freebsd-ports', 'netbsd'];
export const DEBIAN_LSB: readonly Profile[] = ['debian', 'lsb'];
export const REDHAT_LSB: readonly Profile[] = ['redhat', 'lsb'];
export const DEBIAN: readonly Profile[] = ['debian'];
export const REDHAT: readonly Profile[] = ['redhat'];
export const PORTS: readonly Profile[] = ['freebsd-ports'];

/** True for the profiles of rc.d scripts. */
export function isRcd(profile: Profile): boolean {
  return RCD.includes(profile);
}

/**
 * The profile that a script shows by itself: an rcorder block means a BSD, a chkconfig line Red Hat, an LSB block Debian.
 *
 * @param fallback for a text with none of them
 */
export function detectProfile(path: ByteString, text: ByteString, headers: Headers, fallback: Profile): Profile {
  if (headers.rcorder !== undefined || (headers.lsb === undefined && hasRcorderSlip(headers))) {
    if (/(?:^|\/)usr\/local\/etc\/rc\.d\/[^/]+$/.test(path) || path.endsWith('.in')) return 'freebsd-ports';
    return /\$NetBSD|^[ \t]*rcvar=(["']?)\$(?:name|\{name\})\1[ \t]*(?:#|$)/m.test(text) ? 'netbsd' : 'freebsd';
  }
  if (headers.chkconfig?.line !== undefined) return 'redhat';
  if (headers.findings.some(({ code }) => code.startsWith('chkconfig/'))) return 'redhat';
  return headers.lsb === undefined ? fallback : 'debian';
}

/** True if a line was meant for rcorder, though rcorder does not see it. */
function hasRcorderSlip({ findings }: Headers): boolean {
  return findings.some(
    ({ code, text }) =>
      code.startsWith('header/') && /^#?[ \t]*(?:PROVIDE|REQUIRE|BEFORE|KEYWORD)/i.test(text.slice(0, 40)),
  );
}
