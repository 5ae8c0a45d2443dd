/** What an rc.d script does before and behind its call of run_rc_command. */
import type { Command } from '../../shell/commands.ts';
import type { ScriptContext } from './context.ts';

/** Calls of run_rc_command outside functions. */
export function outerCalls({ rc }: Pick<ScriptContext, 'rc'>): readonly Command[] {
  return rc.calls('run_rc_command').filter(({ inFunction }) => !inFunction);
}

const BRANCH = /(?<![\w$"'{./=-])(?:if|fi|else|elif|case|esac)(?![\w.=-])|;;/g;

/**
 * Tells of each later command, in their order, whether it is run after the call: not so one in another branch of an `if` or
 * a `case` that the call is in. O(n) for all.
 */
export function behind(mask: readonly string[], call: Command): (command: Command) => boolean {
  let [line, at, depth, isOther] = [call.line, call.at, 0, false];
  return (command) => {
    for (; line <= command.line; line++, at = 0) {
      const text = mask[line - 1] ?? '';
      BRANCH.lastIndex = at;
      for (let found = BRANCH.exec(text); found !== null; found = BRANCH.exec(text)) {
        if (line === command.line && found.index >= command.at) break;
        const [word] = found;
        at = BRANCH.lastIndex;
        if (word === 'if' || word === 'case') depth += 1;
        else if (word === 'fi' || word === 'esac') {
          if (depth === 0) isOther = false;
          depth = Math.max(0, depth - 1);
        } else if (depth === 0) isOther = true;
      }
      if (line === command.line) break;
    }
    return !isOther;
  };
}

/** A call of load_rc_config, and the last one of run_rc_command, behind which it comes. */
export interface LateLoad {
  readonly load: Command;
  readonly run: Command;
}

/**
 * The first call of load_rc_config, if it comes only when the last call of run_rc_command is done; undefined where rc.conf may be
 * read before, by a function or as a file. O(n).
 */
export function lateLoad({ rc, body }: Pick<ScriptContext, 'rc' | 'body'>): LateLoad | undefined {
  const run = outerCalls({ rc }).at(-1);
  const loads = rc.calls('load_rc_config');
  const [load] = loads;
  if (run === undefined || load === undefined || loads.some(({ inFunction }) => inFunction)) return undefined;
  if (load.line < run.line || (load.line === run.line && load.at < run.at) || !behind(body.mask, run)(load))
    return undefined;
  return body.commands.some(({ word, text }) => word === '.' && /\/rc\.conf\b/.test(text)) ? undefined : { load, run };
}
