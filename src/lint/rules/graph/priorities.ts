/** Rules about chkconfig priorities that are against what the LSB block asks for. */
import { REDHAT } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { SetContext } from '../../set-context.ts';
import { levelsText, lsbText } from '../example-texts.ts';

/** Reports the first provider whose chkconfig priority is on the wrong side. */
function reportPriority(
  set: SetContext,
  field: 'Required-Start' | 'Required-Stop',
  report: Parameters<NonNullable<Rule['checkSet']>>[1],
): void {
  if (!set.isSet) return;
  const key = field === 'Required-Start' ? 'start' : 'stop';
  for (const script of set.scripts) {
    const own = script.chkconfig.line?.[key];
    if (own === undefined || !set.isReported(script)) continue;
    for (const word of script.lsb.words(field)) {
      for (const provider of set.providersOf(script, word.text)) {
        const other = provider.script.chkconfig.line?.[key];
        if (other === undefined || provider.script === script) continue;
        if (key === 'start' ? own.number > other.number : own.number < other.number) continue;
        report(script, own, { name: word.text, own: own.number, other: other.number });
      }
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
