/** Rules about Default-Start and Default-Stop that have some of the levels that Debian treats alike. */
import { DEBIAN } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { RunlevelField } from '../../script/lsb-view.ts';
import { setLevels, unite } from './set-levels.ts';
import { levelsText, lsbText } from '../example-texts.ts';

const MULTI_USER: readonly string[] = ['2', '3', '4', '5'];
const DOWN: readonly string[] = ['0', '1', '6'];
/** Scripts that run at the very end of the shutdown. */
const LAST_SCRIPTS: readonly string[] = ['halt', 'reboot', 'sendsigs', 'killprocs', 'plymouth'];

function partial(field: RunlevelField, whole: readonly string[]): readonly string[] | undefined {
  const missing = whole.filter((level) => !field.levels.has(level));
  return missing.length === 0 || missing.length === whole.length ? undefined : missing;
}

export const PARTIAL_START_RUNLEVELS: Rule = {
  id: 'lsb/partial-start-runlevels',
  level: 'warning',
  profiles: DEBIAN,
  stage: 1,
  fix: 'suggestion',
  what: 'Default-Start has some, but not all, of 2-5. Not if Default-Stop has the others: the script says what it wants.',
  why: 'Debian gives these levels one meaning; which of them are used is for the administrator to say.',
  message: 'Default-Start lacks {levels}: Debian treats 2-5 alike',
  help: 'write 2 3 4 5',
  sources: ['lintian init.d-script-missing-start', 'check-archive-initd-scripts'],
  check: ({ lsb }, report) => {
    const start = lsb.runlevels('Default-Start');
    const missing = start && partial(start, MULTI_USER);
    if (start === undefined || missing === undefined) return;
    const stop = lsb.runlevels('Default-Stop');
    const others = missing.filter((level) => stop?.levels.has(level) === true);
    if (others.length === missing.length) return;
    const fix = setLevels(start, unite(start, missing));
    // Levels in both fields would only be stopped.
    report(start.field.value, { levels: missing.join(' ') }, others.length === 0 ? { fix } : {});
  },
  bad: [
    { text: levelsText('3 5', '0 1 2 6'), lines: [6] },
    { text: levelsText('2', ''), lines: [6], fixed: levelsText('2 3 4 5', '') },
  ],
  good: [
    { text: levelsText('3 5', '0 1 2 4 6') },
    { text: levelsText('2 3 4 5', '0 1 6') },
    { text: levelsText('S', '') },
    { text: levelsText('', '') },
  ],
};

export const PARTIAL_STOP_RUNLEVELS: Rule = {
  id: 'lsb/partial-stop-runlevels',
  level: 'warning',
  profiles: DEBIAN,
  stage: 1,
  fix: 'suggestion',
  what: 'Default-Stop has some, but not all, of 0, 1, 6, unless Default-Start has the others, or is S alone or the script is halt, reboot, sendsigs or killprocs. A script that is only there for the shutdown (an empty Default-Start, as of those that unmount) may leave out 1. Only a hint where one of 0 and 6 is there without the other: what is done at a reboot alone, as by kexec, is not to be done at a halt.',
  why: 'The service keeps running in the level that is left out until it is killed.',
  message: 'Default-Stop lacks {levels}',
  help: 'add {levels}',
  sources: ['lintian init.d-script-possible-missing-stop', 'check-archive-initd-scripts'],
  check: ({ lsb, name }, report) => {
    const stop = lsb.runlevels('Default-Stop');
    const start = lsb.runlevels('Default-Start')?.levels;
    // A level in both fields would only be stopped.
    const missing = stop && partial(stop, DOWN)?.filter((level) => start?.has(level) !== true);
    if (stop === undefined || missing === undefined || missing.length === 0 || LAST_SCRIPTS.includes(name)) return;
    if (start?.size === 1 && start.has('S')) return;
    if ((start?.size ?? 0) === 0 && missing.join('') === '1') return;
    // What needs no stop of its own may leave 0 and 6 to sendsigs.
    if ((start?.size ?? 0) > 0 && missing.join('') === '06') return;
    const levels = [...new Set([...stop.levels, ...missing])].sort();
    const args = { levels: missing.join(' ') };
    // What is done at a reboot alone (kexec), or at a halt alone (a UPS), must not be done at the other.
    if (stop.levels.has('0') !== stop.levels.has('6')) report(stop.field.value, args, { level: 'info' });
    else report(stop.field.value, args, { fix: setLevels(stop, levels, 'suggestion') });
  },
  bad: [
    { text: levelsText('2 3 4 5', '0 6'), lines: [7], fixed: levelsText('2 3 4 5', '0 1 6') },
    { text: levelsText('', '1'), lines: [7], fixed: levelsText('', '0 1 6') },
  ],
  good: [
    { text: levelsText('2 3 4 5', '0 1 6') },
    { text: levelsText('S', '0 6') },
    { text: levelsText('', '0 6') },
    { text: levelsText('2 3 4 5', '1') },
    { text: levelsText('1 2 3 4 5', '0 6') },
    { path: 'etc/init.d/halt', text: levelsText('', '0') },
    { text: lsbText('# Default-Stop:') },
  ],
};
