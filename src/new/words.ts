/** Words of what must be up before a script: the system facilities of LSB mean the same in all dialects. */
import type { ByteString } from '../model/bytes.ts';
import { isRc, type NewPlan, type NewProfile } from './plan.ts';

const BSD: ReadonlyMap<string, { readonly freebsd: string; readonly netbsd: string }> = new Map([
  ['$local_fs', { freebsd: 'FILESYSTEMS', netbsd: 'mountcritlocal' }],
  ['$remote_fs', { freebsd: 'mountcritremote', netbsd: 'mountcritremote' }],
  ['$network', { freebsd: 'NETWORKING', netbsd: 'NETWORKING' }],
  ['$syslog', { freebsd: 'syslogd', netbsd: 'syslogd' }],
  ['$named', { freebsd: 'named', netbsd: 'named' }],
  ['$time', { freebsd: 'ntpd', netbsd: 'ntpd' }],
]);

/** System facilities that all dialects know under some name. */
export const FACILITIES: readonly string[] = [...BSD.keys(), '$portmap', '$all'];

/** What a script needs if nothing is said. */
export function usualNeeds(profile: NewProfile): readonly ByteString[] {
  if (profile === 'redhat') return ['$local_fs', '$network'];
  if (profile === 'freebsd-ports') return ['LOGIN'];
  return isRc(profile) ? ['DAEMON'] : ['$remote_fs', '$syslog'];
}

/** A word as a dialect writes it. */
export function wordIn(profile: NewProfile, word: ByteString): ByteString {
  if (!isRc(profile)) return word;
  return BSD.get(word)?.[profile === 'netbsd' ? 'netbsd' : 'freebsd'] ?? word;
}

/** The words as the dialect of the plan writes them, each once. */
export function wordsOf({ profile }: Pick<NewPlan, 'profile'>, words: readonly ByteString[]): readonly ByteString[] {
  return [...new Set(words.map((word) => wordIn(profile, word)))];
}
