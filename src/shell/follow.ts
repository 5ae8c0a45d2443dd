/**
 * Follows a shell text as a shell would, without running anything: assignments are made, conditions answered where texts and
 * files answer them, functions entered. Where the way is not known, what lies on it makes variables unknown and nothing else.
 *
 * The stack is safe: trees are of bounded depth, and texts within texts (functions, `.`, `eval`) are entered so deep and no
 * deeper. So is the time: a run has a number of commands that it may take.
 */
import type { ByteString } from '../model/bytes.ts';
import { placeIn, wholeFile, type Place, type Span } from '../model/place.ts';
import { runBuiltin } from './builtins.ts';
import { judgeTest, type Truth } from './conditions.ts';
import { runControl } from './control.ts';
import { expandFields, expandWord } from './expand.ts';
import { readShell } from './read-script.ts';
import type { RunningShell } from './running.ts';
import type { ShellAssignment, ShellNode, SimpleCommand } from './syntax.ts';
import { ShellVariables, textValue, UNSET, unknownOf, type ShellValue, type UnknownCause } from './variables.ts';
import { knownText, type ShellWorld } from './world.ts';

const DEEPEST_TEXT = 20;
/** First characters of parameters that are no variables. */
const SPECIAL = '0123456789@*#?$!-';
const MOST_COMMANDS = 200_000;

export class ShellRun implements RunningShell {
  variables: ShellVariables;
  readonly functions: Map<ByteString, ShellNode>;
  readonly world: ShellWorld;
  /** `$1`, `$2`, ...; undefined where they are not known. */
  positional: readonly ShellValue[];
  /** Whether any command was met but assignments and functions. */
  hasCommands: boolean = false;
  /** What ended the text, or the function, at hand. */
  flow: 'next' | 'return' | 'exit' = 'next';
  /** Where the texts that were run end in what is no shell. */
  readonly faults: Place[] = [];
  file: ByteString;
  isSure: boolean = true;
  #cause: UnknownCause = 'condition';
  #depth = 0;
  /** Made with the first call: most texts have none. */
  #active: Set<ByteString> | undefined;
  #standsAt: Span | undefined;
  #budget = MOST_COMMANDS;

  constructor(world: ShellWorld, variables: ShellVariables, file: ByteString, positional: readonly ShellValue[] = []) {
    this.world = world;
    this.functions = new Map();
    this.variables = variables;
    this.file = file;
    this.positional = positional;
  }

  /**
   * Runs a text that stands in a file of its own.
   *
   * @param standsAt for a text that stands in no file, what made it
   */
  runText(text: ByteString, file: ByteString, standsAt?: Span): Truth {
    if (this.#depth >= DEEPEST_TEXT) return 'maybe';
    const tree = readShell(text);
    const outer = this.file;
    const outerSpan = this.#standsAt;
    this.file = file;
    this.#standsAt = standsAt ?? (file === outer ? outerSpan : undefined);
    this.#depth += 1;
    const status = this.runNodes(tree.nodes);
    this.#depth -= 1;
    if (tree.fault !== undefined) this.#noteFault(text, tree.fault);
    this.file = outer;
    this.#standsAt = outerSpan;
    return status;
  }

  /** Calls a function of the text; undefined if it has none of this name. */
  callFunction(name: ByteString, args: readonly ShellValue[]): Truth | undefined {
    const body = this.functions.get(name);
    if (body === undefined) return undefined;
    // One that calls itself does not end here, nor anywhere.
    if (this.#depth >= DEEPEST_TEXT || this.#active?.has(name) === true) return 'maybe';
    const outer = this.positional;
    this.positional = args;
    this.#depth += 1;
    const active = (this.#active ??= new Set());
    active.add(name);
    const status = this.runNode(body);
    active.delete(name);
    this.#depth -= 1;
    this.positional = outer;
    if (this.flow === 'return') this.flow = 'next';
    return status;
  }

  runNodes(nodes: readonly ShellNode[]): Truth {
    let status: Truth = 'yes';
    for (const node of nodes) {
      if (this.flow !== 'next') break;
      status = this.runNode(node);
    }
    return status;
  }

  get(name: ByteString): ShellValue {
    if (!SPECIAL.includes(name.charAt(0))) return this.variables.get(name);
    if (name === '#') return textValue(String(this.positional.length));
    if (name === '@' || name === '*') {
      const texts = this.positional.map(knownText);
      return texts.includes(undefined) ? this.#unknown('expansion') : textValue(texts.join(' '));
    }
    if (/^[1-9]/.test(name)) return this.positional[Number(name) - 1] ?? UNSET;
    return name === '0' ? textValue(this.file) : this.#unknown('substitution');
  }

  assign(name: ByteString, value: ShellValue, at: Span): void {
    const place = this.placeOf(at);
    const made = this.isSure ? value : unknownOf(value, this.#cause, place);
    const isSame = !this.isSure && knownText(this.variables.get(name)) === knownText(value);
    this.variables.assign({ name, value: isSame ? value : made, place, isSure: this.isSure });
  }

  placeOf(at: Span): Place {
    return placeIn(this.file, this.#standsAt ?? at);
  }

  matches(pattern: ByteString, text: ByteString): boolean {
    return this.world.matches(pattern, text);
  }

  /** The output of `echo` and of what the caller knows; of anything else none is known. */
  substitute(text: ByteString, place: Place): ShellValue {
    const [only, ...others] = readShell(text).nodes;
    const unknown: ShellValue = { kind: 'unknown', cause: 'substitution', place };
    if (only?.kind !== 'simple' || others.length > 0 || this.#depth >= DEEPEST_TEXT) return unknown;
    this.#depth += 1;
    const [name, ...args] = only.words.flatMap((word) => expandFields(word, this)).map(knownText);
    this.#depth -= 1;
    if (name === undefined || args.includes(undefined)) return unknown;
    const words = args.map((arg) => arg ?? '');
    if (name === 'echo' && !words[0]?.startsWith('-') && !words.some((word) => word.includes('\\'))) {
      return textValue(words.join(' '));
    }
    const output = this.world.output?.(name, words);
    return output === undefined ? unknown : textValue(output);
  }

  #unknown(cause: UnknownCause): ShellValue {
    return { kind: 'unknown', cause, place: wholeFile(this.file) };
  }

  /** The shell stops reading there: what would have been set behind it is as it was, or not, with another shell. */
  #noteFault(text: ByteString, fault: Span): void {
    const place = this.placeOf(fault);
    this.faults.push(place);
    for (const [, name = ''] of text.slice(fault.offset).matchAll(/(?:^|[\s;])([A-Za-z_][A-Za-z0-9_]*)=/g)) {
      this.variables.assign({ name, value: { kind: 'unknown', cause: 'syntax', place }, place, isSure: true });
    }
  }

  runNode(node: ShellNode): Truth {
    this.#budget -= 1;
    if (this.#budget < 0) {
      // What a text sets behind so many commands is not looked at, and that is said.
      if (this.#budget === -1) this.faults.push(wholeFile(this.file));
      return 'maybe';
    }
    if (node.kind === 'simple') return this.#simple(node);
    if (node.kind !== 'function') return runControl(this, node);
    this.functions.set(node.name, node.body);
    return 'yes';
  }

  /** On a way that a shell may not take. */
  perhaps(run: () => Truth, cause: UnknownCause = 'condition'): Truth {
    const [wasSure, flow, outer] = [this.isSure, this.flow, this.#cause];
    this.isSure = false;
    this.#cause = cause;
    run();
    this.isSure = wasSure;
    this.#cause = outer;
    this.flow = flow;
    return 'maybe';
  }

  /** In a process of its own, whose variables are lost. */
  aside(nodes: readonly ShellNode[]): Truth {
    const { flow, variables } = this;
    this.variables = new ShellVariables(variables);
    const status = this.runNodes(nodes);
    this.variables = variables;
    this.flow = flow;
    return status;
  }

  #simple(command: SimpleCommand): Truth {
    const { assignments, words, span } = command;
    const fields: ShellValue[] = [];
    for (const word of words) for (const field of expandFields(word, this)) fields.push(field);
    if (fields.length === 0) {
      for (const assignment of assignments) this.#assignOne(assignment);
      return words.length > 0 ? 'maybe' : 'yes';
    }
    const name = knownText(fields[0]);
    const args = fields.slice(1);
    if (name === undefined) {
      this.hasCommands = true;
      return 'maybe';
    }
    if (name === '[' || name === 'test') {
      const isClosed = name === '[' && knownText(args.at(-1)) === ']';
      return judgeTest(isClosed ? args.slice(0, -1) : args, this.world.testFile);
    }
    const own = this.callFunction(name, args) ?? runBuiltin(this, name, args, command);
    if (own !== undefined) return own;
    const known = this.world.call?.({ name, args, place: this.placeOf(span), isSure: this.isSure });
    this.hasCommands ||= known === undefined;
    if (known === 'stop') this.flow = 'exit';
    return known === 'stop' ? 'yes' : (known ?? 'maybe');
  }

  #assignOne({ name, isAppended, value, span }: ShellAssignment): void {
    const made = expandWord(value, this);
    const before = isAppended ? this.variables.get(name) : UNSET;
    const start = knownText(before);
    if (!isAppended) this.assign(name, made, span);
    else if (start === undefined) this.assign(name, unknownOf(before, 'expansion', this.placeOf(span)), span);
    else this.assign(name, made.kind === 'unknown' ? made : textValue(start + (knownText(made) ?? '')), span);
  }
}
