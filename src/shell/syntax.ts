/**
 * The syntax of sh(1) as a tree, as far as configuration files and rc scripts need it. Nothing here runs anything: a tree is
 * what `evaluate.ts` walks to find which values variables come to. Every node keeps its place.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';

/** A piece of a word. What stands in quotes is never split at blanks, nor taken for a pattern. */
export type WordPart =
  | { readonly kind: 'text'; readonly text: ByteString; readonly isQuoted: boolean }
  /** `$name`, `${name}`, `${name:-word}`. `operator` is empty where there is none; `#` before the name is `length`. */
  | {
      readonly kind: 'parameter';
      readonly name: ByteString;
      readonly operator: ParameterOperator;
      readonly argument: Word | undefined;
      readonly isQuoted: boolean;
    }
  /** `$(...)` and backquotes: the commands as they stand there. */
  | { readonly kind: 'substitution'; readonly text: ByteString; readonly isQuoted: boolean }
  /** What is not followed: arithmetic, and expansions that sh does not have. */
  | { readonly kind: 'opaque'; readonly isQuoted: boolean };

export type ParameterOperator =
  '' | '-' | ':-' | '=' | ':=' | '+' | ':+' | '?' | ':?' | '%' | '%%' | '#' | '##' | 'length';

export interface Word extends Span {
  readonly parts: readonly WordPart[];
}

/** `NAME=value` before a command, or alone. */
export interface ShellAssignment {
  readonly name: ByteString;
  readonly isAppended: boolean;
  readonly value: Word;
  readonly span: Span;
}

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly ShellAssignment[];
  readonly words: readonly Word[];
  readonly span: Span;
}

export interface CaseClause {
  readonly patterns: readonly Word[];
  readonly body: readonly ShellNode[];
}

export type ShellNode =
  | SimpleCommand
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: readonly ShellNode[]; readonly body: readonly ShellNode[] }[];
      readonly otherwise: readonly ShellNode[];
    }
  | { readonly kind: 'loop'; readonly condition: readonly ShellNode[]; readonly body: readonly ShellNode[] }
  | {
      readonly kind: 'for';
      readonly name: ByteString;
      /** Undefined: the positional parameters. */
      readonly words: readonly Word[] | undefined;
      readonly body: readonly ShellNode[];
      readonly span: Span;
    }
  | { readonly kind: 'case'; readonly subject: Word; readonly clauses: readonly CaseClause[] }
  | { readonly kind: 'function'; readonly name: ByteString; readonly body: ShellNode; readonly span: Span }
  | { readonly kind: 'group'; readonly body: readonly ShellNode[]; readonly isSubshell: boolean }
  /** `a && b || c`: `rest` in the order of the text. */
  | {
      readonly kind: 'and-or';
      readonly first: ShellNode;
      readonly rest: readonly { readonly operator: '&&' | '||'; readonly node: ShellNode }[];
    }
  /** More than one command with `|` between them, or one behind `!`. */
  | { readonly kind: 'pipeline'; readonly commands: readonly ShellNode[]; readonly isNegated: boolean };

/** A text as it was parsed. */
export interface ShellTree {
  readonly nodes: readonly ShellNode[];
  /** Where the parser gave up: the shell reads up to the command that begins there, and stops. */
  readonly fault: Span | undefined;
  /** Patterns of a `case` that come before the branch above is ended: a fault as well, told for itself. */
  readonly unended: readonly Span[];
}
