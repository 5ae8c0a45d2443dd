/**
 * Which names exist without any script of the run that provides them: a file by itself, or the folder of a project, is not a
 * system. Tables are made when the first unknown name appears; most runs need none.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Profile } from '../../model/lint.ts';
import { DEBIAN, DEBIAN_FACILITIES } from './debian.ts';
import { FREEBSD_12, FREEBSD_LATER, OPNSENSE, RC_SUBR_FUNCTIONS } from './freebsd.ts';
import { NETBSD } from './netbsd.ts';
import { REDHAT_6 } from './redhat.ts';

const FREEBSD = [FREEBSD_12, FREEBSD_LATER, OPNSENSE];
const SYSTEMS: Readonly<Record<Profile, readonly string[]>> = {
  debian: [DEBIAN],
  redhat: [REDHAT_6],
  lsb: [DEBIAN, REDHAT_6],
  busybox: [],
  freebsd: FREEBSD,
  'freebsd-ports': FREEBSD,
  netbsd: [NETBSD],
};

const tables = new Map<string, ReadonlySet<ByteString>>();

/** Blank-separated words as a set, made once. */
function tableOf(key: string, texts: readonly string[]): ReadonlySet<ByteString> {
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = new Set(texts.join(' ').split(' '));
  tables.set(key, table);
  return table;
}

/** What the systems of a profile provide of themselves. */
export function namesOfSystem(profile: Profile): ReadonlySet<ByteString> {
  return tableOf(profile, SYSTEMS[profile]);
}

/** What a base system provides itself, without what comes with its packages; empty where the two are not apart. */
export function namesOfBase(profile: Profile): ReadonlySet<ByteString> {
  return profile === 'freebsd' || profile === 'netbsd' ? namesOfSystem(profile) : tableOf('nothing', []);
}

/** The functions of rc.subr(8). */
export function rcSubrFunctions(): ReadonlySet<ByteString> {
  return tableOf('rc.subr', [RC_SUBR_FUNCTIONS]);
}

/** The scripts that make up a system facility, by the names that they provide. */
export function membersOf(facility: ByteString): ReadonlySet<ByteString> {
  const members = Object.hasOwn(DEBIAN_FACILITIES, facility) ? DEBIAN_FACILITIES[facility] : undefined;
  return tableOf(`members of ${facility}`, members === undefined ? [] : [members]);
}
