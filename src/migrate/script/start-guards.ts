/** What a script asks before it starts anything, as conditions of the unit and as settings that decide. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode } from '../../shell/syntax.ts';
import { execLine } from '../unit/quote.ts';
import { simpleCommands } from './nodes.ts';
import { LIBRARIES } from './sources.ts';
import type { StartFacts } from './start-facts.ts';
import { exits, leaves, type FileTest, type ScriptTest } from './tests.ts';
import type { ScriptValues } from './values.ts';

export class StartGuards {
  readonly #values: ScriptValues;
  readonly #facts: StartFacts;

  constructor(values: ScriptValues, facts: StartFacts) {
    this.#values = values;
    this.#facts = facts;
  }

  /** `PROGRAM || exit` before the choice of the action. */
  condition(node: ShellNode): boolean {
    if (node.kind !== 'simple') return false;
    const fields = node.words.map((word) => this.#values.fields(word, true));
    const plain = fields.flatMap((found) => ('value' in found ? found.value : []));
    const program = plain[0]?.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('') ?? '';
    if (!program.startsWith('/') || fields.some((found) => 'obstacle' in found)) return false;
    this.#facts.set('Service', 'ExecCondition', execLine(plain));
    return true;
  }

  /** `[ -x FILE ] || exit`: the service is not started where the test fails. */
  guard(test: ScriptTest, isNeeded: boolean, body: readonly ShellNode[], startsHere: boolean): void {
    // Leaving a function that starts nothing keeps nothing from being started.
    if (!startsHere && leaves(body) && !exits(body)) return;
    if (test.kind === 'file') this.#fileCondition(test, isNeeded, body);
    else if (test.kind === 'files' && isNeeded) for (const one of test.tests) this.#fileCondition(one, true, body);
    else if (test.kind === 'variable') this.switch(test.name, body);
    else if (test.kind !== 'status' || test.ofText === true) this.#leaveAll(body, 'not-understood');
  }

  #fileCondition(test: FileTest, isNeeded: boolean, body: readonly ShellNode[]): void {
    const path = this.#values.text(test.path);
    if ('value' in path && LIBRARIES.has(path.value)) return;
    if ('value' in path && path.value.startsWith('/')) {
      const key = test.operator === '-x' ? 'ConditionFileIsExecutable' : 'ConditionPathExists';
      const isWanted = test.isTrue === isNeeded;
      this.#facts.set('Unit', key, `${isWanted ? '' : '!'}${path.value.replaceAll('%', '%%')}`);
    } else this.#leaveAll(body, 'not-understood');
  }

  switch(name: ByteString, nodes: readonly ShellNode[]): void {
    const [command] = simpleCommands(nodes);
    if (command !== undefined) this.#facts.switches.push({ name, place: this.#facts.placeOf(command.span) });
  }

  #leaveAll(nodes: readonly ShellNode[], reason: 'not-understood'): void {
    const [command] = simpleCommands(nodes);
    if (command !== undefined) this.#facts.leave(command.span, reason);
  }
}
