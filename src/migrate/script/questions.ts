/** Conditions of a script, with what the rest of it says about the words in them. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import type { CommandReach } from './command-reach.ts';
import { commandName, simpleCommands, soleVariable } from './nodes.ts';
import type { Outline } from './outline.ts';
import { FOLDER_MAKERS, managedFolder } from './prepare.ts';
import { asksForStatus, readTest, type ScriptTest } from './tests.ts';
import type { ScriptValues } from './values.ts';

export class Questions {
  readonly #outline: Outline;
  readonly #values: ScriptValues;
  readonly #reach: CommandReach;

  constructor(outline: Outline, values: ScriptValues, reach: CommandReach) {
    this.#outline = outline;
    this.#values = values;
    this.#reach = reach;
  }

  /** A pid file or a lock that is there says that something runs, and so does a function that only asks. */
  ask(nodes: readonly ShellNode[]): ScriptTest {
    const test = readTest(nodes);
    if (test.kind === 'file') {
      const path = this.#values.text(test.path);
      return 'value' in path && /\.pid$|^\/(?:var|run)\/lock\//.test(path.value) ? { kind: 'status' } : test;
    }
    if (test.kind === 'variable') return this.#isOfStatus(test.name) ? { kind: 'status' } : test;
    return test.kind === 'other' && this.#onlyAsks(nodes) ? { kind: 'status' } : test;
  }

  /** `pid=$(pidofproc ...)`, `result=$?` */
  #isOfStatus(variable: ByteString): boolean {
    const all = this.#outline.startAssignments.get(variable) ?? [];
    if (all.some(({ value }) => soleVariable(value) === '?')) return true;
    const isAsking = all.map(({ value }) =>
      (value?.parts ?? []).some((part) => part.kind === 'substitution' && asksForStatus(part.text)),
    );
    return isAsking.length > 0 && isAsking.every(Boolean);
  }

  /** `is_running && exit 0`, where that function has nothing but questions about what runs. */
  #onlyAsks(nodes: readonly ShellNode[]): boolean {
    const commands = [...simpleCommands(nodes)];
    return commands.length > 0 && commands.every((command) => this.#reach.asksOnly(command));
  }

  /** Whether all that is done is to make folders that systemd makes. */
  preparesOnly(nodes: readonly ShellNode[]): boolean {
    for (const command of simpleCommands(nodes)) {
      const name = commandName(command) ?? '';
      if (useOf(name) !== 'other') continue;
      if (!FOLDER_MAKERS.has(name)) return false;
      const path = this.#values.text(command.words.at(-1));
      if ('obstacle' in path || managedFolder(path.value) === undefined) return false;
    }
    return true;
  }
}
