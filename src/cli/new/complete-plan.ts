/** The plan of a new script from a few words: what is not said is as usual. */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { isRc, shellName, type NewKind, type NewPlan, type NewProfile } from '../../new/plan.ts';
import { usualNeeds } from '../../new/words.ts';
import { judgeValues } from './judge-values.ts';

/** What must be said, and what may be. A `pidfile` of undefined is none; without that key it is the usual one. */
export type NewWishes = Pick<NewPlan, 'profile' | 'kind' | 'name'> &
  Partial<Omit<NewPlan, 'profile' | 'kind' | 'name'>>;

/**
 * The whole plan, or the first thing that is wrong with it, in a sentence.
 *
 * @param wishes values as bytes; nothing in them need be quoted
 */
export function planNewScript(wishes: NewWishes): { readonly plan: NewPlan } | { readonly wrong: string } {
  const { profile, kind, name, program = '', short = name, services = [], user } = wishes;
  const plan: NewPlan = {
    ...{ language: 'sh', program, args: [], group: undefined, chdir: undefined, nice: undefined, umask: undefined },
    ...{ env: [], config: undefined, reload: { by: 'none' }, stopSignal: 'TERM', stopTimeout: 10, readySeconds: 10 },
    ...{ readyFile: undefined, check: undefined, extras: [], start: undefined, stop: undefined, status: undefined },
    ...{ requires: usualNeeds(profile), should: [], before: [], provides: [], keywords: [], priorities: [85, 15] },
    ...{ short, services, user, author: undefined, runlevels: profile === 'redhat' ? '' : '2345' },
    pidfile: hasProgram(kind) ? usualPidfile({ profile, kind, name, user }) : undefined,
    description: describeNew(kind, short, program, services),
    functions: functionsOf(undefined, profile),
    ...wishes,
  };
  const wrong = missingIn(plan) ?? judgeValues(plan);
  return wrong === undefined ? { plan } : { wrong };
}

function hasProgram(kind: NewKind): boolean {
  return kind === 'daemon' || kind === 'foreground';
}

function missingIn({ kind, program, start, services, language, profile }: NewPlan): string | undefined {
  if (hasProgram(kind) && program === '') return `${kind} needs a program`;
  if (kind === 'oneshot' && start === undefined) return 'oneshot needs a command for start';
  if (kind === 'aggregate' && services.length === 0) return 'aggregate needs services';
  return isRc(profile) && language === 'python' ? 'rc.d scripts are in sh: rc.subr is' : undefined;
}

/** Whose functions the script uses. */
export function functionsOf(asked: string | undefined, profile: NewProfile): NewPlan['functions'] {
  if (profile === 'redhat') return 'redhat';
  return profile === 'debian' || asked === 'lsb' ? 'lsb' : 'none';
}

/** A sentence for its header. */
export function describeNew(
  kind: NewKind,
  short: ByteString,
  program: ByteString,
  services: readonly ByteString[],
): ByteString {
  if (kind === 'aggregate') return `Starts and stops ${services.join(', ')} in this order.`;
  return kind === 'oneshot' ? `Runs the commands of ${short}.` : `Keeps ${baseName(program)} running.`;
}

/** Where its number stands if nothing is said; undefined where none is kept. */
export function usualPidfile({
  profile,
  kind,
  name,
  user,
}: Pick<NewPlan, 'profile' | 'kind' | 'name' | 'user'>): ByteString | undefined {
  if (profile === 'netbsd' && kind === 'foreground') return undefined;
  const run = isRc(profile) || profile === 'redhat' ? '/var/run' : '/run';
  const file = isRc(profile) ? shellName(name) : name;
  // Only root may write to the folder itself; daemon(8) and start-stop-daemon do so before they give up that right.
  const isOwn = user !== undefined && !(kind === 'foreground' && (profile === 'debian' || isRc(profile)));
  return isOwn ? `${run}/${file}/${file}.pid` : `${run}/${file}.pid`;
}
