/** Settings that decide whether the service starts at all: what they say now, or that a person has to look. */
import type { UnitTodo } from '../../model/migration.ts';
import type { Place } from '../../model/place.ts';
import type { EnvFile } from './env-file.ts';
import type { StartFacts } from './start-facts.ts';
import type { ScriptValues } from './values.ts';

const OFF = /^(?:no|n|0|false|off|none|disabled|)$/i;

export function readSwitches(
  { switches }: StartFacts,
  values: ScriptValues,
  envFiles: readonly EnvFile[],
): { readonly todos: readonly UnitTodo[]; readonly switchedOff: Place | undefined } {
  const todos: UnitTodo[] = [];
  let switchedOff: Place | undefined;
  for (const { name, place } of switches) {
    // Whether the program is there is asked by a condition.
    if (name === 'DAEMON') continue;
    const set = envFiles.find((file) => file.values.has(name))?.values.get(name);
    const text = set?.text ?? values.textOf(name);
    if (text !== undefined && OFF.test(text) && (set !== undefined || /enable|start|run/i.test(name))) {
      switchedOff ??= set?.place ?? place;
    }
    todos.push({ code: 'enabled-flag', place: set?.place ?? place, subject: name, isBlocking: false });
  }
  return { todos, switchedOff };
}
