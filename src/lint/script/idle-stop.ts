/** Whether there is anything to stop: then a lock, and the stop link that looks for it, do not matter. */
import { branchLines } from '../../shell/case-branches.ts';
import type { ShellBody } from '../../shell/body.ts';
import type { Command, ShellFunction } from '../../shell/commands.ts';
import type { ScriptContext } from './context.ts';

/** True if a stop link would do nothing. */
export function stopsNothing({ actions, body }: Pick<ScriptContext, 'actions' | 'body'>): boolean {
  const { action } = actions;
  const stop = action?.branches.find(({ patterns }) => patterns.includes('stop'));
  // Without the branch a stop link does nothing, or starts the service again; that it is missing has a rule of its own.
  if (stop === undefined) return !actions.has('stop');
  if ([...branchLines(stop, body.code)].every(([, code]) => /^[ \t]*(?::|true|exit 0)?[ \t;]*$/.test(code)))
    return true;
  const { line, end } = stop;
  return body.commands.every((command) => {
    if (command.line < line || command.line > end.line || isIdle(command)) return true;
    const called = body.functions.find(({ name }) => name === command.word);
    return called !== undefined && within(called, body).every(isIdle);
  });
}

/** The commands of a function. */
function within({ line, endLine }: ShellFunction, { commands }: ShellBody): readonly Command[] {
  return commands.filter((command) => command.inFunction && command.line >= line && command.line <= endLine);
}

/** True for a command that only tells something, or sets a variable. */
function isIdle({ word, text }: Command): boolean {
  return /^(?::|true|echo|printf|return|exit|log_\w{1,40})$/.test(word) || /^[A-Za-z_]\w*=[\w"'$?]*$/.test(text);
}
