/** What a new script is to be: one value for all dialects and languages, checked before it gets here. Texts are bytes. */
import type { ByteString } from '../model/bytes.ts';

export type NewProfile = 'debian' | 'redhat' | 'lsb' | 'freebsd' | 'freebsd-ports' | 'netbsd';
export const NEW_PROFILES: readonly NewProfile[] = ['debian', 'redhat', 'lsb', 'freebsd', 'freebsd-ports', 'netbsd'];

/**
 * daemon: the program goes to the background by itself. foreground: it stays, and the script sends it there. oneshot: commands
 * that end. aggregate: other scripts, in an order.
 */
export type NewKind = 'daemon' | 'foreground' | 'oneshot' | 'aggregate';
export const NEW_KINDS: readonly NewKind[] = ['daemon', 'foreground', 'oneshot', 'aggregate'];

export type Reload =
  | { readonly by: 'signal'; readonly signal: string }
  | { readonly by: 'command'; readonly command: ByteString }
  | { readonly by: 'restart' }
  | { readonly by: 'none' };

export interface NewPlan {
  readonly profile: NewProfile;
  readonly kind: NewKind;
  readonly language: 'sh' | 'python';
  readonly name: ByteString;
  /** Absolute; empty for the kinds that have none. */
  readonly program: ByteString;
  readonly args: readonly ByteString[];
  /** Undefined: none; the process is found by its program. */
  readonly pidfile: ByteString | undefined;
  readonly user: ByteString | undefined;
  readonly group: ByteString | undefined;
  readonly chdir: ByteString | undefined;
  readonly nice: number | undefined;
  readonly umask: string | undefined;
  readonly env: readonly (readonly [ByteString, ByteString])[];
  readonly config: ByteString | undefined;
  readonly reload: Reload;
  readonly stopSignal: string;
  readonly stopTimeout: number;
  /** Seconds to wait for the program to be up, and a file that shows it. */
  readonly readySeconds: number;
  readonly readyFile: ByteString | undefined;
  readonly check: ByteString | undefined;
  readonly extras: readonly (readonly [ByteString, ByteString])[];
  readonly services: readonly ByteString[];
  readonly start: ByteString | undefined;
  readonly stop: ByteString | undefined;
  readonly status: ByteString | undefined;
  readonly requires: readonly ByteString[];
  readonly should: readonly ByteString[];
  readonly before: readonly ByteString[];
  readonly provides: readonly ByteString[];
  readonly keywords: readonly ByteString[];
  /** Digits and S; empty: it is off until somebody switches it on. */
  readonly runlevels: string;
  readonly priorities: readonly [number, number];
  readonly short: ByteString;
  readonly description: ByteString;
  readonly author: ByteString | undefined;
  readonly functions: 'lsb' | 'redhat' | 'none';
}

/** True for the profiles of rc.d scripts. */
export function isRc(profile: NewProfile): boolean {
  return profile === 'freebsd' || profile === 'freebsd-ports' || profile === 'netbsd';
}

/** The name as rc.subr needs it for its variables. */
export function shellName(name: ByteString): ByteString {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9])/, '_');
}
