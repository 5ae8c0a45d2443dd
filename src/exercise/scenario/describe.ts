/** A scenario to start from: what is guessed of a script, and what the standard scenario tries. */
import type { StandardDescription } from '../../model/scenario.ts';
import { CHECKS, levelOf } from '../catalogue.ts';
import { knowScript, type ExerciseCase } from '../needs.ts';

const KNOWN = new Set([
  ...['start', 'stop', 'restart', 'reload', 'force-reload', 'try-restart', 'condrestart', 'status', 'usage', '*'],
]);
const BRANCH = /^[ \t]*\(?([a-z][a-z0-9_-]*(?:[ \t]*\|[ \t]*[a-z][a-z0-9_-]*)*)\)/gm;

export function describeStandard(asked: ExerciseCase): StandardDescription {
  const { guess, isDaemon, isRc, text } = knowScript(asked);
  const branches = Array.from(text.matchAll(BRANCH), ([, patterns = '']) => patterns.split('|')).flat();
  const names = isRc ? guess.actions : branches.map((name) => name.trim());
  const family = isRc ? 'rcd' : 'lsb';
  return {
    profile: asked.profile,
    kind: isDaemon ? 'daemon' : 'oneshot',
    guess,
    checks: CHECKS.filter((check) => check.family === family || check.family === 'any').map(({ id, expects }) => ({
      ...{ check: id, level: levelOf(id, asked.profile), expects },
    })),
    extras: [...new Set(names)].filter((name) => !KNOWN.has(name) && new RegExp(`[|{ "']${name}[|} "']`).test(text)),
  };
}
