/** The body of a script: its interpreter, code lines, commands, functions and assignments, each made once. */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';
import { readAssignments, type Assignment } from './assignments.ts';
import { readCommands, type Command, type ShellCommands, type ShellFunction } from './commands.ts';
import { hasTemplateWord } from './template-words.ts';
import { hasUnendedBranch } from './case-branches.ts';
import { lexShell } from './lines.ts';
import { readShell } from './read-script.ts';
import type { ShellTree } from './syntax.ts';
import type { TextLines } from './text-lines.ts';

const SHELLS: ReadonlySet<ByteString> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'zsh', 'posh']);
const INIT_D_SCRIPT = '/lib/init/init-d-script';

export class ShellBody {
  readonly lines: TextLines;
  /** The first line behind `#!`, without blanks around it; undefined if it does not begin so. */
  readonly shebang: ByteString | undefined;
  /** The program that runs the script, behind env(1) too; empty without a shebang. */
  readonly interpreter: ByteString;
  #shell: ReturnType<typeof lexShell> | undefined;
  #commands: ShellCommands | undefined;
  #tree: ShellTree | undefined;
  #unended: readonly Span[] | undefined;
  #isInitDScript: boolean | undefined;
  #assignments: readonly Assignment[] | undefined;
  #byName: ReadonlyMap<ByteString, readonly Assignment[]> | undefined;

  constructor(lines: TextLines) {
    this.lines = lines;
    const first = lines.of(1).slice(0, 4096).trim();
    this.shebang = first.startsWith('#!') ? first.slice(2).trim() : undefined;
    const [program = '', ...others] = (this.shebang ?? '').split(/(?:[ \t]|\\n)+/);
    // env(1) takes options and assignments before the program.
    const named = others.find((word) => !word.startsWith('-') && !word.includes('='));
    this.interpreter = isEnv(program) ? (named ?? '') : program;
  }

  /** True for a script of a shell; one that does not say counts as one. */
  get isShell(): boolean {
    // What a template leaves open is a shell as a rule.
    return (
      this.interpreter === '' ||
      hasTemplateWord(this.interpreter) ||
      SHELLS.has(this.interpreter.slice(this.interpreter.lastIndexOf('/') + 1))
    );
  }

  /** True if Debian's init-d-script implements the actions. */
  get isInitDScript(): boolean {
    this.#isInitDScript ??=
      this.interpreter === INIT_D_SCRIPT ||
      this.commands.some(({ word, text }) => word === '.' && text.slice(1).trim() === INIT_D_SCRIPT);
    return this.#isInitDScript;
  }

  /** Code of each line, from 0, without comments and here-documents. */
  get code(): readonly ByteString[] {
    return this.#lexed().code;
  }

  /** As `code`, the contents of quotes blank too. */
  get mask(): readonly ByteString[] {
    return this.#lexed().mask;
  }

  get commands(): readonly Command[] {
    return this.#read().commands;
  }

  get functions(): readonly ShellFunction[] {
    return this.#read().functions;
  }

  /** By line, from 0. */
  get inFunction(): readonly boolean[] {
    return this.#read().inFunction;
  }

  get assignments(): readonly Assignment[] {
    return (this.#assignments ??= readAssignments(this.#lexed(), this.inFunction));
  }

  /** All assignments to a variable, in the order of the text. O(1) but for the first call. */
  assignmentsTo(variable: ByteString): readonly Assignment[] {
    return (this.#byName ??= groupByName(this.assignments)).get(variable) ?? [];
  }

  /** The variables that are assigned to, in the order of their first assignment. */
  get variables(): Iterable<ByteString> {
    return (this.#byName ??= groupByName(this.assignments)).keys();
  }

  /** Lines that begin within a quote. */
  get isQuoted(): readonly boolean[] {
    return this.#lexed().isQuoted;
  }

  /** The span of a stretch of a line; `at` and `end` are offsets in the line. */
  spanOf(line: number, at: number, end: number): Span {
    const start = this.lines.startOf(line);
    return this.lines.span(line, start + at, start + end);
  }

  /** The span of a command. */
  spanOfCommand({ line, at, text }: Command): Span {
    return this.spanOf(line, at, at + text.length);
  }

  /** The first line that is neither blank nor comment; the one behind the last if there is none. */
  get firstCodeLine(): number {
    const found = this.code.findIndex((line) => line.trim() !== '');
    return found < 0 ? this.lines.count + 1 : found + 1;
  }

  /** The span of `name=value` as far as it is on its line. */
  spanOfAssignment({ line, at, valueEnd }: Assignment): Span {
    return this.spanOf(line, at, Math.max(at + 1, valueEnd));
  }

  /** Lines of here-documents, by number from 0. */
  get isHere(): readonly boolean[] {
    return this.#lexed().isHere;
  }

  /**
   * Patterns of a `case` before which the branch above is not ended. The lines that read so are found first: the script is
   * parsed only where there is one. O(n).
   */
  get unendedBranches(): readonly Span[] {
    return (this.#unended ??=
      this.isShell && !this.endsQuoted && hasUnendedBranch(this.mask) ? this.#parsed().unended : []);
  }

  /** The function whose brace is never closed, so that the shell refuses the script. O(n). */
  get unclosedFunction(): ShellFunction | undefined {
    if (!this.isShell || this.endsQuoted) return undefined;
    const found = this.functions.find(({ isOpen }) => isOpen);
    // Braces are counted line by line; a shell that reads the script to its end had no trouble with them.
    const fault = found === undefined ? undefined : this.#parsed().fault;
    return found !== undefined && fault !== undefined && fault.line <= found.line ? found : undefined;
  }

  /** Whether the script ends within quotes. */
  get endsQuoted(): boolean {
    return this.#lexed().endsQuoted;
  }

  #lexed(): ReturnType<typeof lexShell> {
    return (this.#shell ??= lexShell(this.lines, this.isShell));
  }

  #parsed(): ShellTree {
    return (this.#tree ??= readShell(this.lines.text));
  }

  #read(): ShellCommands {
    return (this.#commands ??= readCommands(this.#lexed()));
  }
}

function groupByName(assignments: readonly Assignment[]): ReadonlyMap<ByteString, readonly Assignment[]> {
  const groups = new Map<ByteString, Assignment[]>();
  for (const assignment of assignments) {
    const known = groups.get(assignment.name);
    if (known === undefined) groups.set(assignment.name, [assignment]);
    else known.push(assignment);
  }
  return groups;
}

function isEnv(program: ByteString): boolean {
  return program === 'env' || program.endsWith('/env');
}

/** The words of a command behind its first, split at blanks outside quotes and `${...}`; quotes are kept. O(length). */
export function argumentsOf({ text, word }: Pick<Command, 'text' | 'word'>): readonly ByteString[] {
  const words: ByteString[] = [];
  let start = -1;
  let quote = '';
  let braces = 0;
  for (let at = word.length; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote === '' && braces === 0 && (character === ' ' || character === '\t')) {
      if (start >= 0) words.push(text.slice(start, at));
      start = -1;
      continue;
    }
    if (start < 0) start = at;
    if (character === '\\' && quote !== "'") at += 1;
    else if (quote === '' && character === '{' && text.charAt(at - 1) === '$') braces += 1;
    else if (quote === '' && character === '}') braces = Math.max(0, braces - 1);
    else if (quote === '') quote = character === '"' || character === "'" ? character : '';
    else if (character === quote) quote = '';
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

/** A word without the quotes around its parts. */
export function unquote(word: ByteString): ByteString {
  return word.replaceAll(/["']/g, '');
}

/** True for a command that does nothing but assign. */
export function isAssignment({ text, word }: Pick<Command, 'text' | 'word'>): boolean {
  if (!/^[A-Za-z_]\w*\+?=/.test(word)) return false;
  return argumentsOf({ text, word }).every((argument) => /^[A-Za-z_]\w*\+?=/.test(argument));
}

/** True for what stands in a value: a command whose output becomes one, or arithmetic. */
export function isSubstituted({ line, at }: Pick<Command, 'line' | 'at'>, { code }: Pick<ShellBody, 'code'>): boolean {
  return /=["']?(?:\$\(|`)[^)`]*$/.test((code[line - 1] ?? '').slice(0, at));
}
