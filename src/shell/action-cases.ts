/** The actions (start, stop, ...) that a SysV script implements: branches of its `case` constructs, or what stands for them. */
import type { ByteString } from '../model/bytes.ts';
import { readCases, type CaseBranch, type CaseConstruct } from './case-branches.ts';
import { argumentsOf, isAssignment, type ShellBody } from './body.ts';
import type { Command } from './commands.ts';

const ARGUMENT = /^"?\$(?:1|\{1(?::?-[^}]*)?\})"?$/;
const TESTS: ReadonlySet<ByteString> = new Set(['[', '[[', 'test', 'case', 'shift', 'echo', 'printf', 'set', 'eval']);

export class ActionCases {
  /** The `case` on `$1` that tells the actions apart; functions have arguments of their own. */
  readonly action: CaseConstruct | undefined;
  readonly #body: ShellBody;
  readonly #patterns: ReadonlySet<ByteString>;
  #isPassedOn: boolean | undefined;

  constructor(body: ShellBody) {
    this.#body = body;
    const cases = body.isShell ? readCases(body, body.unendedBranches) : [];
    this.action = chooseAction(
      cases.filter(({ subject }) => ARGUMENT.test(subject) || holdsArgument(subject, body)),
      body,
    );
    this.#patterns = new Set([
      ...cases.flatMap(({ branches }) => branches.flatMap(({ patterns }) => patterns)),
      ...(body.isShell ? body.commands.map(comparedWith) : []),
    ]);
  }

  /** True if a branch, or in another language than shell a quoted string, names the action. */
  has(action: ByteString): boolean {
    if (this.#body.isInitDScript) return true;
    if (this.#body.isShell) return this.#patterns.has(action);
    return this.#body.code.some((line) => line.includes(`'${action}'`) || line.includes(`"${action}"`));
  }

  /** The branch for any other argument. */
  get otherwise(): CaseBranch | undefined {
    return this.action?.branches.find(({ patterns }) => patterns.includes('*'));
  }

  /**
   * True if another command gets the whole argument, so that it is that command which implements the actions. Without a `case`
   * of its own a script may hand it on in any form, among other arguments too.
   */
  get isPassedOn(): boolean {
    this.#isPassedOn ??= this.#body.commands.some((command) => {
      if (command.inFunction || !command.text.includes('$') || TESTS.has(command.word)) return false;
      const words = argumentsOf(command);
      if (words.some((word) => word === '"$1"' || word === '"$@"')) return true;
      if (this.action !== undefined || SAYS.test(command.word) || isAssignment(command)) return false;
      return words.some((word) => ARGUMENT.test(word) || ALL.test(word) || holdsArgument(word, this.#body));
    });
    return this.#isPassedOn;
  }
}

/** All arguments, in any form. */
const ALL = /^"?\$(?:[@*]|\{[@*]\})"?$/;
/** Commands that make something else of an argument than an action. */
const SAYS =
  /^(?::|\.|source|for|cd|exit|return|export|local|readonly|unset|rm|mkdir|touch|cat|logger|basename|dirname|log_\w{1,40})$/;

/** True for a variable that the script gives its argument: `ACTION=$1`. */
function holdsArgument(subject: ByteString, body: ShellBody): boolean {
  const name = /^"?\$\{?([A-Za-z_]\w*)\}?"?$/.exec(subject)?.[1];
  return name !== undefined && body.assignmentsTo(name).some(({ value }) => ARGUMENT.test(value));
}

const COMPARISON = /^(?:\[{1,2}|test)[ \t]+"?(x?)\$(?:1|\{1\})"?[ \t]+(?:==?|!=)[ \t]+["']?([a-z][a-z-]*)["']?/;

/** The action that a test compares the argument with: `[ "$1" = start ]`; empty for any other command. */
function comparedWith({ text, inFunction }: Command): ByteString {
  const [, mark = '', word = ''] = (inFunction ? null : COMPARISON.exec(text.slice(0, 200))) ?? [];
  return word.startsWith(mark) ? word.slice(mark.length) : '';
}

const ACTIONS: ReadonlySet<ByteString> = new Set(['start', 'stop', 'restart', 'status']);

function chooseAction(cases: readonly CaseConstruct[], { inFunction }: ShellBody): CaseConstruct | undefined {
  const isOuter = ({ line }: CaseConstruct): boolean => inFunction[line - 1] !== true;
  const actionsOf = ({ branches }: CaseConstruct): number =>
    branches.flatMap(({ patterns }) => patterns).filter((pattern) => ACTIONS.has(pattern)).length;
  // Some scripts look at the argument twice: the one that has most actions is meant.
  const most = (some: readonly CaseConstruct[]): CaseConstruct | undefined =>
    some.reduce<CaseConstruct | undefined>(
      (best, candidate) => (actionsOf(candidate) > (best === undefined ? 0 : actionsOf(best)) ? candidate : best),
      undefined,
    );
  // `-d)` is an option, which is looked for before the action is.
  const others = cases.filter(
    ({ branches }) => !branches.some(({ patterns }) => patterns.some((pattern) => pattern.startsWith('-'))),
  );
  return most(cases.filter(isOuter)) ?? most(cases) ?? others.find(isOuter) ?? others[0];
}
