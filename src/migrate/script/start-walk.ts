/**
 * Goes the way that a script takes to start its service, as far as that is the same way each time. What lies on a way that may
 * not be taken is noted as such; nothing is run.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand } from '../../shell/syntax.ts';
import { useOf } from '../calls/commands.ts';
import { childLists, commandName, literalText, simpleCommands, soleVariable } from './nodes.ts';
import type { Outline } from './outline.ts';
import { answerForStart } from './action-tests.ts';
import { dynamicTarget } from './assignments.ts';
import { CommandReach } from './command-reach.ts';
import { FOLDER_MAKERS } from './prepare.ts';
import { Questions } from './questions.ts';
import type { StartFacts } from './start-facts.ts';
import { StartGuards } from './start-guards.ts';
import { takeCommand } from './take-command.ts';
import { exits, isStatusName, leaves, type ScriptTest } from './tests.ts';
import type { ScriptValues } from './values.ts';

const DEEPEST = 12;
const MOST_NAMES = 50;

type Node<Kind extends ShellNode['kind']> = Extract<ShellNode, { kind: Kind }>;

export class StartWalk {
  readonly #outline: Outline;
  readonly #values: ScriptValues;
  readonly #facts: StartFacts;
  readonly #reach: CommandReach;
  readonly #questions: Questions;
  readonly #guards: StartGuards;
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
    this.#questions = new Questions(outline, values, this.#reach);
    this.#guards = new StartGuards(values, facts);
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
      if (command.words.length === 0 && !this.#isConditional) this.#values.pass(command.span.offset);
      this.#checkTarget(command);
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
    const test = this.#questions.ask([first]);
    const [next] = rest;
    if (next === undefined) return;
    const others = rest.map(({ node }) => node);
    if (this.#chain(test, rest)) return;
    if (test.kind === 'other') {
      if (this.isTop && next.operator === '||' && leaves([next.node]) && this.#guards.condition(first)) return;
      this.#node(first);
      // `mkdir X && chown U X`
      const isOne = first.kind === 'simple' && FOLDER_MAKERS.has(commandName(first) ?? '');
      for (const { node, operator } of rest) {
        if (isOne && operator === '&&') this.#node(node);
        else this.#perhaps([node]);
      }
      return;
    }
    const isGuard = leaves([next.node]) && !this.#reach.acts([next.node]);
    if (isGuard) this.#guards.guard(test, next.operator === '||', [next.node], this.#startsHere);
    else if (test.kind === 'file' && this.#questions.preparesOnly(others)) this.walk(others);
    else this.#under(test, others, next.operator === '&&');
    if (isGuard) for (const node of others.slice(1)) this.#perhaps([node]);
  }

  /** `[ -x A ] && [ -f B ] || exit` */
  #chain(test: ScriptTest, rest: Node<'and-or'>['rest']): boolean {
    const last = rest.at(-1);
    const more = rest.slice(0, -1);
    if (test.kind !== 'file' || more.length === 0 || last?.operator !== '||') return false;
    const tests = more.map(({ node }) => this.#questions.ask([node]));
    const isGuard = leaves([last.node]) && !this.#reach.acts([last.node]);
    if (!isGuard || more.some(({ operator }) => operator !== '&&')) return false;
    if (tests.some(({ kind }) => kind !== 'file')) return false;
    for (const one of [test, ...tests]) this.#guards.guard(one, true, [last.node], this.#startsHere);
    return true;
  }

  #if(node: Node<'if'>): void {
    const answer = answerForStart(node);
    if (answer !== undefined) {
      this.walk(answer);
      return;
    }
    const { branches, otherwise } = node;
    const [first, ...more] = branches;
    if (first === undefined) return;
    const { condition, body } = first;
    const test = this.#questions.ask(condition);
    const isAlone = more.length === 0;
    if (test.kind === 'other') {
      // The condition is what is done: `if start-stop-daemon ...; then log_end_msg 0`.
      this.walk(condition);
      this.#perhaps(body);
    } else if (isAlone && leaves(body) && !this.#reach.acts(body)) {
      this.#guards.guard(test, false, body, this.#startsHere);
      this.walk(otherwise);
      return;
    } else if (test.kind === 'file' && isAlone && this.#questions.preparesOnly(body)) this.walk(body);
    else if (test.kind === 'status') {
      // Whether it runs already is systemd's to know: what is done where it does not run is the start.
      if (isAlone && otherwise.length > 0 && !this.#reach.acts(body)) this.walk(otherwise);
      else this.walk(body);
      if (isAlone && otherwise.length > 0 && this.#reach.acts(body)) this.#perhaps(otherwise);
      if (isAlone) return;
    } else if (isAlone && otherwise.length > 0 && leaves(otherwise) && !this.#reach.acts(otherwise)) {
      this.#guards.guard(test, true, otherwise, this.#startsHere);
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
    if (calls.length > before) this.#guards.guard(test, isNeeded, nodes, this.#startsHere);
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

  #perhaps(nodes: readonly ShellNode[]): void {
    const wasConditional = this.#isConditional;
    this.#isConditional = true;
    this.walk(nodes);
    this.#isConditional = wasConditional;
  }

  /** `case "$?" in` only tells how it went. */
  #case(node: Node<'case'>): void {
    const variable = soleVariable(node.subject);
    const away = node.clauses.find(({ body }) => exits(body));
    const isSwitch = variable !== undefined && /^[A-Za-z_]/.test(variable) && away !== undefined;
    if (isSwitch && !node.clauses.some(({ body }) => this.#reach.acts(body))) {
      if (!isStatusName(variable)) this.#guards.switch(variable, away.body);
      return;
    }
    for (const { body } of node.clauses) this.#perhaps(body);
  }

  /** A variable is set whose name only running would tell: then nothing that is used at the start is sure. */
  #checkTarget(command: SimpleCommand): void {
    const target = dynamicTarget(command);
    if (target === undefined) return;
    const names = this.#outline.loops.get(target);
    const isUsed = (name: ByteString): boolean =>
      this.#outline.text.includes(`$${name}`) || this.#outline.text.includes(`{${name}`);
    const isHarmless = names !== undefined && names.length < MOST_NAMES && !names.some(isUsed);
    if (!isHarmless) this.#facts.refuse('own-code', this.#facts.placeOf(command.span), `$${target}=...`);
  }

  #unfollowed(node: ShellNode, code: 'loop' | 'pipeline'): void {
    const commands = [...simpleCommands(childLists(node).flat())];
    const [first] = commands;
    if (first === undefined) return;
    for (const command of commands) this.#checkTarget(command);
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
}
