/**
 * Goes the way that a script takes to start its service, as far as that is the same way each time. What lies on a way that may
 * not be taken is noted as such; nothing is run.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import { childLists, commandName, literalText, simpleCommands } from './nodes.ts';
import type { Outline } from './outline.ts';
import { CommandReach } from './command-reach.ts';
import { FOLDER_MAKERS, managedFolder } from './prepare.ts';
import type { StartFacts } from './start-facts.ts';
import { execLine } from '../unit/quote.ts';
import { LIBRARIES } from './sources.ts';
import { takeCommand } from './take-command.ts';
import { exits, leaves, readTest, type ScriptTest } from './tests.ts';
import type { ScriptValues } from './values.ts';

const DEEPEST = 12;

type Node<Kind extends ShellNode['kind']> = Extract<ShellNode, { kind: Kind }>;

export class StartWalk {
  readonly #outline: Outline;
  readonly #values: ScriptValues;
  readonly #facts: StartFacts;
  readonly #reach: CommandReach;
  readonly #entered: ByteString[] = [];
  /** Whether the function that is gone through may start something. */
  #startsHere = true;
  isTop: boolean = true;
  /** Set where what comes next may not happen at all. */
  #isConditional = false;

  constructor(outline: Outline, values: ScriptValues, facts: StartFacts) {
    this.#outline = outline;
    this.#values = values;
    this.#facts = facts;
    this.#reach = new CommandReach(outline.functions);
  }

  walk(nodes: readonly ShellNode[]): void {
    for (const node of nodes) this.#node(node);
  }

  #node(node: ShellNode): void {
    switch (node.kind) {
      case 'simple':
        this.#simple(node);
        return;
      case 'function':
        return;
      case 'group':
        this.walk(node.body);
        return;
      case 'and-or':
        this.#andOr(node);
        return;
      case 'if':
        this.#if(node);
        return;
      case 'pipeline':
        if (node.commands.length === 1) this.walk(node.commands);
        else this.#unfollowed(node, 'pipeline');
        return;
      case 'case':
        this.#case(node);
        return;
      case 'loop':
      case 'for':
        this.#unfollowed(node, 'loop');
    }
  }

  #simple(command: SimpleCommand): void {
    const name = commandName(command);
    const body = name === undefined ? undefined : this.#outline.functions.get(name);
    if (name === undefined || body === undefined) {
      takeCommand(command, this.#values, this.#facts, this.#isConditional);
      return;
    }
    if (this.#entered.length >= DEEPEST || this.#entered.includes(name)) return;
    const startedIn = this.#startsHere;
    this.#startsHere = this.#reach.mayStart([...simpleCommands([body])]);
    this.#entered.push(name);
    this.#node(body);
    this.#entered.pop();
    this.#startsHere = startedIn;
  }

  #andOr({ first, rest }: Node<'and-or'>): void {
    const test = this.#test([first]);
    const [next] = rest;
    if (next === undefined) return;
    const others = rest.map(({ node }) => node);
    if (test.kind === 'other') {
      if (this.isTop && next.operator === '||' && leaves([next.node]) && this.#condition(first)) return;
      this.#node(first);
      for (const node of others) this.#perhaps([node]);
      return;
    }
    const isGuard = leaves([next.node]) && !this.#reach.acts([next.node]);
    if (isGuard) this.#guard(test, next.operator === '||', [next.node]);
    else if (test.kind === 'file' && this.#preparesOnly(others)) this.walk(others);
    else this.#under(test, others, next.operator === '&&');
    if (isGuard) for (const node of others.slice(1)) this.#perhaps([node]);
  }

  /** `PROGRAM || exit` before the choice of the action. */
  #condition(node: ShellNode): boolean {
    if (node.kind !== 'simple') return false;
    const fields = node.words.map((word) => this.#values.fields(word, true));
    const plain = fields.flatMap((found) => ('value' in found ? found.value : []));
    const program = plain[0]?.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('') ?? '';
    if (!program.startsWith('/') || fields.some((found) => 'obstacle' in found)) return false;
    this.#facts.set('Service', 'ExecCondition', execLine(plain));
    return true;
  }

  /** `[ -x FILE ] || exit`: the service is not started where the test fails. */
  #guard(test: ScriptTest, isNeeded: boolean, body: readonly ShellNode[]): void {
    // Leaving a function that starts nothing keeps nothing from being started.
    if (!this.#startsHere && leaves(body) && !exits(body)) return;
    if (test.kind === 'file') {
      const path = this.#values.text(test.path);
      const isWanted = test.isTrue === isNeeded;
      if ('value' in path && LIBRARIES.has(path.value)) return;
      if ('value' in path && path.value.startsWith('/')) {
        const key = test.operator === '-x' ? 'ConditionFileIsExecutable' : 'ConditionPathExists';
        this.#facts.set('Unit', key, `${isWanted ? '' : '!'}${path.value.replaceAll('%', '%%')}`);
      } else this.#leaveAll(body, 'not-understood');
    } else if (test.kind === 'variable') this.#switch(test.name, body);
    else if (test.kind === 'other') this.#leaveAll(body, 'not-understood');
  }

  #switch(name: ByteString, nodes: readonly ShellNode[]): void {
    const [command] = simpleCommands(nodes);
    if (command !== undefined) this.#facts.switches.push({ name, place: this.#facts.placeOf(command.span) });
  }

  #if({ branches, otherwise }: Node<'if'>): void {
    const [first, ...more] = branches;
    if (first === undefined) return;
    const { condition, body } = first;
    const test = this.#test(condition);
    const isAlone = more.length === 0;
    if (test.kind === 'other') {
      // The condition is what is done: `if start-stop-daemon ...; then log_end_msg 0`.
      this.walk(condition);
      this.#perhaps(body);
    } else if (isAlone && leaves(body) && !this.#reach.acts(body)) {
      this.#guard(test, false, body);
      this.walk(otherwise);
      return;
    } else if (test.kind === 'file' && isAlone && this.#preparesOnly(body)) this.walk(body);
    else if (test.kind === 'status') {
      // Whether it runs already is systemd's to know: what is done where it does not run is the start.
      if (isAlone && otherwise.length > 0 && !this.#reach.acts(body)) this.walk(otherwise);
      else this.walk(body);
      if (isAlone && otherwise.length > 0 && this.#reach.acts(body)) this.#perhaps(otherwise);
      if (isAlone) return;
    } else if (isAlone && otherwise.length > 0 && leaves(otherwise) && !this.#reach.acts(otherwise)) {
      this.#guard(test, true, otherwise);
      this.walk(body);
      return;
    } else this.#under(test, body, true);
    for (const branch of more) this.#perhaps([...branch.condition, ...branch.body]);
    this.#perhaps(otherwise);
  }

  /** What a file or a setting decides. */
  #under(test: ScriptTest, nodes: readonly ShellNode[], isNeeded: boolean): void {
    if (test.kind === 'status' || !this.#reach.acts(nodes)) {
      this.#perhaps(nodes);
      return;
    }
    if (!this.#reach.mayStart([...simpleCommands(nodes)])) {
      this.#perhaps(nodes);
      return;
    }
    const { calls, plain } = this.#facts;
    const [before, plainBefore] = [calls.length, plain.length];
    this.walk(nodes);
    if (calls.length > before) this.#guard(test, isNeeded, nodes);
    else if (plain.length > plainBefore && !this.#isOfItself(test, plainBefore)) {
      for (const call of plain.slice(plainBefore)) call.isConditional = true;
    }
  }

  /** `if [ -x PROGRAM ]; then PROGRAM; fi` */
  #isOfItself(test: ScriptTest, from: number): boolean {
    const path = test.kind === 'file' ? this.#values.text(test.path) : undefined;
    return (
      path !== undefined &&
      'value' in path &&
      this.#facts.plain.slice(from).every(({ program }) => program === path.value)
    );
  }

  /** A pid file or a lock that is there says that something runs. */
  #test(nodes: readonly ShellNode[]): ScriptTest {
    const test = readTest(nodes);
    if (test.kind !== 'file') return test;
    const path = this.#values.text(test.path);
    return 'value' in path && /\.pid$|^\/(?:var|run)\/lock\//.test(path.value) ? { kind: 'status' } : test;
  }

  #perhaps(nodes: readonly ShellNode[]): void {
    const wasConditional = this.#isConditional;
    this.#isConditional = true;
    this.walk(nodes);
    this.#isConditional = wasConditional;
  }

  /** `case "$?" in` only tells how it went. */
  #case(node: Node<'case'>): void {
    for (const { body } of node.clauses) this.#perhaps(body);
  }

  #unfollowed(node: ShellNode, code: 'loop' | 'pipeline'): void {
    const commands = [...simpleCommands(childLists(node).flat())];
    const [first] = commands;
    if (first === undefined) return;
    const acting = commands.find((command) => this.#reach.acts([command]));
    if (acting === undefined) {
      const isWait = commands.some((command) => useOf(commandName(command) ?? '') === 'wait');
      if (isWait) this.#facts.leave(first.span, 'wait');
      return;
    }
    if (this.#reach.mayStart(commands)) {
      this.#facts.refuse(code, this.#facts.placeOf(first.span), literalText(acting.words[0]) ?? '');
    } else this.#facts.leave(acting.span, 'not-carried');
  }

  #preparesOnly(nodes: readonly ShellNode[]): boolean {
    for (const command of simpleCommands(nodes)) {
      const name = commandName(command) ?? '';
      if (useOf(name) !== 'other') continue;
      if (!FOLDER_MAKERS.has(name)) return false;
      const path = this.#values.text(command.words.at(-1));
      if ('obstacle' in path || managedFolder(path.value) === undefined) return false;
    }
    return true;
  }

  #leaveAll(nodes: readonly ShellNode[], reason: 'not-understood'): void {
    const [command] = simpleCommands(nodes);
    if (command !== undefined) this.#facts.leave(command.span, reason);
  }
}
