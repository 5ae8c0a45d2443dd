/** Rules about chkconfig priorities that are against what the LSB block asks for. */
import { REDHAT } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { NameProvider, SetContext } from '../../set-context.ts';
import { levelsText, lsbText } from '../example-texts.ts';

/** A provider with a higher value than all before it. Values are priorities, negative ones where lower is worse. */
interface Peak {
  readonly script: ScriptContext;
  readonly value: number;
  /** The next provider that is as high; equal or higher. */
  next: number | undefined;
}

/** The peaks among the providers of a name, ascending: they tell who is first to reach a value. O(providers). */
function findPeaks(providers: readonly NameProvider[], key: 'start' | 'stop'): readonly Peak[] {
  const peaks: Peak[] = [];
  for (const { script } of providers) {
    const number = script.chkconfig.line?.[key].number;
    if (number === undefined) continue;
    const value = key === 'start' ? number : -number;
    const last = peaks.at(-1);
    if (last !== undefined && value >= last.value) last.next ??= value;
    if (last === undefined || value > last.value) peaks.push({ script, value, next: undefined });
  }
  return peaks;
}

/** The value of the first provider, other than the script itself, that has at least this one. */
function firstReaching(peaks: readonly Peak[], value: number, script: ScriptContext): number | undefined {
  let [low, high] = [0, peaks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((peaks[middle]?.value ?? value) < value) low = middle + 1;
    else high = middle;
  }
  const peak = peaks[low];
  return peak?.script === script ? peak.next : peak?.value;
}

/** Reports the first provider whose chkconfig priority is on the wrong side. */
function reportPriority(
  set: SetContext,
  field: 'Required-Start' | 'Required-Stop',
  report: Parameters<NonNullable<Rule['checkSet']>>[1],
): void {
  if (!set.isSet) return;
  const key = field === 'Required-Start' ? 'start' : 'stop';
  const known = new Map<readonly NameProvider[], readonly Peak[]>();
  for (const script of set.scripts) {
    const own = script.chkconfig.line?.[key];
    if (own === undefined || !set.isReported(script)) continue;
    const provided = new Set(script.lsb.words('Provides').map(({ text }) => text));
    for (const word of script.lsb.words(field)) {
      // A script that requires itself is told as that.
      if (provided.has(word.text)) continue;
      const providers = set.providersOf(script, word.text);
      const peaks = known.get(providers) ?? findPeaks(providers, key);
      known.set(providers, peaks);
      const worse = firstReaching(peaks, key === 'start' ? own.number : -own.number, script);
      if (worse !== undefined) report(script, own, { name: word.text, own: own.number, other: Math.abs(worse) });
    }
  }
}

export const PRIORITY_CONTRADICTS_DEPENDENCY: Rule = {
  id: 'graph/priority-contradicts-dependency',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The chkconfig start priority is not above that of a required service.',
  why: 'chkconfig moves the script, without a word; tools that go by the numbers start it too early.',
  message: 'start priority {own} is not above that of {name}, {other}, which the script requires',
  help: 'choose a higher one',
  sources: ['chkconfig (moves it silently)'],
  checkSet: (set, report) => {
    reportPriority(set, 'Required-Start', report);
  },
  bad: [
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      lines: [1],
      others: [{ path: 'b', text: `# chkconfig: 3 30 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 30 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      lines: [1],
      others: [{ path: 'b', text: '# chkconfig: 3 30 70\n' }],
    },
  ],
  good: [
    {
      path: 'a.in',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: a')}`,
      others: [{ path: 'b', text: `# chkconfig: 3 30 70\n${lsbText('# Provides: a')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 31 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      others: [{ path: 'b', text: `# chkconfig: 3 30 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      others: [{ path: 'b', text: levelsText('3', '') }],
    },
  ],
};

export const STOP_PRIORITY_CONTRADICTS_DEPENDENCY: Rule = {
  id: 'graph/stop-priority-contradicts-dependency',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'The chkconfig stop priority is not below that of a service in Required-Stop.',
  why: 'The service that this one needs until the end is stopped first, or at the same time.',
  message: 'stop priority {own} is not below that of {name}, {other}, which has to stop later',
  help: 'choose a lower one',
  sources: [],
  checkSet: (set, report) => {
    reportPriority(set, 'Required-Stop', report);
  },
  bad: [
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Stop: b')}`,
      lines: [1],
      others: [{ path: 'b', text: `# chkconfig: 3 10 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 20 70\n${lsbText('# Provides: a', '# Required-Stop: b')}`,
      lines: [1],
      others: [{ path: 'b', text: '# chkconfig: 3 10 70\n' }],
    },
  ],
  good: [
    {
      path: 'a',
      text: `# chkconfig: 3 20 69\n${lsbText('# Provides: a', '# Required-Stop: b')}`,
      others: [{ path: 'b', text: `# chkconfig: 3 10 70\n${lsbText('# Provides: b')}` }],
    },
    {
      path: 'a',
      text: `# chkconfig: 3 20 80\n${lsbText('# Provides: a', '# Required-Start: b')}`,
      others: [{ path: 'b', text: '# chkconfig: 3 10 70\n' }],
    },
  ],
};
