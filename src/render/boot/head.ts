/** The first lines of a plan: which system, what was taken for granted, how many run. */
import type { BootPlan, BootSystem } from '../../model/boot-plan.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';

const NAMES: Readonly<Record<BootSystem, ByteString>> = {
  freebsd: 'FreeBSD',
  netbsd: 'NetBSD',
  debian: 'Debian',
  redhat: 'Red Hat',
  busybox: 'BusyBox',
};

/** How a plan came about, beyond its own settings. */
export interface PlanOrigin {
  readonly root: ByteString;
  readonly isGuessed: boolean;
}

export interface PlanCounts {
  readonly run: number;
  readonly off: number;
  readonly undecided: number;
  readonly placeholders: number;
}

export function countSteps({ steps }: BootPlan): PlanCounts {
  const counts = { run: 0, off: 0, undecided: 0, placeholders: 0 };
  for (const { decision, code } of steps) {
    if (code === 'placeholder') counts.placeholders += 1;
    else if (decision === 'run') counts.run += 1;
    else if (decision === 'out') counts.off += 1;
    else counts.undecided += 1;
  }
  return counts;
}

/** `FreeBSD boot of /: 66 run, 90 off, 6 skipped, 5 placeholders`, and below it what was taken for granted. */
export function renderHead(plan: BootPlan, { root, isGuessed }: PlanOrigin): ByteString {
  const { run, off, undecided, placeholders } = countSteps(plan);
  const counts = [
    `${run} run`,
    ...(off > 0 ? [`${off} off`] : []),
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(placeholders > 0 ? [`${placeholders} placeholders`] : []),
    ...(plan.skipped.length > 0 ? [`${plan.skipped.length} skipped`] : []),
  ];
  const title = `${NAMES[plan.system]} ${plan.phase} of ${showName(root)}: ${counts.join(', ')}`;
  const settings = wordSettings(plan, isGuessed);
  const lines = [wrapSentence('', title), wrapSentence('  ', settings.join('; '))];
  if (plan.phase === 'shutdown' && plan.lockCount === 0) {
    lines.push(wrapSentence('  ', 'no service has a lock here, so none is stopped; --locks all takes all as running'));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function wordSettings(plan: BootPlan, isGuessed: boolean): readonly ByteString[] {
  const words: ByteString[] = [isGuessed ? 'system guessed from its files' : 'system as asked'];
  if (plan.from !== undefined) {
    const levels = (plan.to ?? '').split(' ').map(showName).join(', then ');
    words.push(`runlevel ${showName(plan.from)} to ${levels}`);
  }
  if (plan.mode !== undefined) words.push(wordMode(plan.mode, plan.modeCause ?? ''));
  if (plan.system === 'freebsd' || plan.system === 'netbsd') words.push(`called with ${showName(plan.verb ?? '')}`);
  if (plan.system === 'freebsd') {
    words.push(plan.jail === 'vnet' ? 'in a jail with vnet' : plan.jail === true ? 'in a jail' : 'no jail');
    if (plan.phase === 'boot') {
      words.push(
        plan.firstboot === 'late' ? 'first boot, late' : plan.firstboot === true ? 'first boot' : 'no first boot',
      );
    }
    words.push(`rcorder ${plan.rcorder === 'netbsd' ? 'as up to 13.0' : 'as since 13.1'}`);
  }
  return words;
}

function wordMode(mode: 'makefile' | 'numbers', cause: ByteString): ByteString {
  if (cause === 'asked') return `by ${mode === 'makefile' ? '.depend files' : 'numbers'}, as asked`;
  if (mode === 'makefile') return 'by .depend files';
  const isThere = cause.endsWith('legacy-bootordering');
  return `by numbers: ${showName(cause)} is ${isThere ? 'there' : 'missing or empty'}`;
}

/** A number of seconds for a person. */
export function showSeconds(seconds: number): ByteString {
  return bytesOfText(`${seconds.toFixed(2)} s`);
}
