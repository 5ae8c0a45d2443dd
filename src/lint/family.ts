/**
 * Of scripts that carry the marks of two families, the set that they lie in decides: one with a chkconfig line among the
 * scripts of a Debian system is a Debian script, one with an LSB block alone among those of Red Hat is a Red Hat one.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Profile } from '../model/lint.ts';
import { isVariant } from './script/installed-name.ts';

/** What of a script bears on the question. */
export interface FamilyMember {
  readonly path: ByteString;
  readonly profile: Profile;
  readonly hasLsb: boolean;
  readonly hasChkconfig: boolean;
}

/** The SysV family of a set; undefined if it shows none. */
export function guessFamily(members: readonly FamilyMember[], hasInsservConf: boolean): Profile | undefined {
  if (hasInsservConf) return 'debian';
  let redHat = 0;
  let debian = 0;
  for (const { path, profile, hasLsb, hasChkconfig } of members) {
    if (/(?:^|\/)etc\/rc\.d\/init\.d\//.test(path) && !isVariant(path)) redHat += 1;
    else if (profile === 'redhat' && (hasChkconfig || !hasLsb)) redHat += 1;
    else if (profile === 'debian') debian += 1;
  }
  if (redHat === debian) return undefined;
  return redHat > debian ? 'redhat' : 'debian';
}

/** The profile of a script in a set of that family: only where the script itself does not settle it. */
export function settleProfile(
  { path, profile, hasLsb, hasChkconfig }: FamilyMember,
  family: Profile | undefined,
): Profile {
  // Sources of packages for several systems lie side by side; an installed script is of the one it is installed on.
  const isInstalled = /(?:^|\/)etc\/(?:rc\.d\/)?init\.d\//.test(path) && !isVariant(path);
  if (family === 'debian' && profile === 'redhat' && hasLsb && hasChkconfig && isInstalled) return 'debian';
  if (family === 'redhat' && profile === 'debian' && isInstalled) return 'redhat';
  return profile;
}
