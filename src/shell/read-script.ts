/**
 * Shell text to a tree, by recursive descent. Nesting is followed as deep as a person would write it and no deeper, so the
 * stack is safe; what is nested deeper, and what is no syntax of sh(1), ends the reading there, as it ends the shell's.
 */
import type { ByteString } from '../model/bytes.ts';
import type { Span } from '../model/place.ts';
import { ShellCursor } from './cursor.ts';
import { readCase, type CaseParser } from './read-case.ts';
import { readSimpleCommand, takeRedirection } from './read-command.ts';
import { readWord } from './read-word.ts';
import { BRANCH_ENDS, DO, DONE, FI, FIRST_LETTERS, NONE, RESERVED, THEN } from './reserved-words.ts';
import type { ShellNode, ShellTree, Word } from './syntax.ts';

const DEEPEST = 100;

const FUNCTION = /([^ \t\n()'"$`;&|<>=\\]+)[ \t]*\([ \t]*\)/y;

/** Parses a text. Never throws. O(n). */
export function readShell(text: ByteString): ShellTree {
  const parser = new Parser(text);
  return { nodes: parser.all(), fault: parser.cursor.fault, unended: parser.unended };
}

class Parser implements CaseParser {
  readonly cursor: ShellCursor;
  readonly unended: Span[] = [];
  lastStart = 0;
  #depth = 0;
  #askedAt = -1;
  #word: ByteString | undefined;

  constructor(text: ByteString) {
    this.cursor = new ShellCursor(text);
  }

  all(): readonly ShellNode[] {
    const nodes = this.list(NONE);
    if (!this.cursor.isAtEnd) this.cursor.fail();
    return nodes;
  }

  /** The reserved word that stands here. It is asked for at each level of the grammar, so the answer is kept. */
  reserved(): ByteString | undefined {
    const { cursor } = this;
    if (cursor.at !== this.#askedAt) {
      this.#askedAt = cursor.at;
      this.#word = FIRST_LETTERS.includes(cursor.next) ? cursor.peek(RESERVED)?.[0] : undefined;
    }
    return this.#word;
  }

  /** Commands up to one of the reserved words, a parenthesis that closes, `;;` or the end. */
  list(ends: ReadonlySet<ByteString>): readonly ShellNode[] {
    const nodes: ShellNode[] = [];
    const { cursor } = this;
    for (;;) {
      cursor.skipSeparators(';&');
      if (cursor.isAtEnd || cursor.next === ')' || cursor.isAtBranchEnd) return nodes;
      const word = this.reserved();
      if (word !== undefined && ends.has(word)) return nodes;
      const start = cursor.at;
      const node = this.#andOr();
      // The shell reads a command as a whole before it does anything: one that does not end is not begun either.
      if (cursor.fault !== undefined) {
        if (ends === NONE) cursor.fault = cursor.spanFrom(start);
        return nodes;
      }
      if (ends === NONE && this.unended.length > 0) {
        cursor.fail(start);
        return nodes;
      }
      if (node === undefined) {
        cursor.fail();
        return nodes;
      }
      nodes.push(node);
      this.lastStart = start;
    }
  }

  #andOr(): ShellNode | undefined {
    const first = this.#pipeline();
    if (first === undefined) return undefined;
    const rest: { operator: '&&' | '||'; node: ShellNode }[] = [];
    for (;;) {
      this.cursor.skipBlanks();
      const operator = this.cursor.take(/&&|\|\|/y);
      if (operator !== '&&' && operator !== '||') break;
      this.cursor.skipSeparators('');
      const node = this.#pipeline();
      if (node === undefined) return undefined;
      rest.push({ operator, node });
    }
    return rest.length === 0 ? first : { kind: 'and-or', first, rest };
  }

  #pipeline(): ShellNode | undefined {
    const isNegated = this.reserved() === '!';
    if (isNegated) this.cursor.at += 1;
    const commands: ShellNode[] = [];
    for (;;) {
      this.cursor.skipBlanks();
      const command = this.#command();
      if (command === undefined) return undefined;
      commands.push(command);
      this.cursor.skipBlanks();
      if (this.cursor.next !== '|' || this.cursor.startsWith('||')) break;
      this.cursor.at += 1;
      this.cursor.skipSeparators('');
    }
    const [only] = commands;
    return commands.length === 1 && !isNegated ? only : { kind: 'pipeline', commands, isNegated };
  }

  #command(): ShellNode | undefined {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.cursor.fail();
    const node = this.cursor.fault === undefined ? this.#anyCommand() : undefined;
    this.#depth -= 1;
    return node;
  }

  #anyCommand(): ShellNode | undefined {
    const { cursor } = this;
    const start = cursor.at;
    const word = this.reserved();
    if (word === 'if') return this.#compound(() => this.#if());
    if (word === 'while' || word === 'until') return this.#compound(() => this.#loop(word));
    if (word === 'for') return this.#compound(() => this.#for());
    if (word === 'case') return this.#compound(() => readCase(this));
    if (word === '{') return this.#compound(() => this.#group('{', '}'));
    if (word === 'function') cursor.at += word.length;
    else if (word !== undefined) return undefined;
    if (cursor.next === '(') return this.#compound(() => this.#group('(', ')'));
    if (word === 'function') cursor.skipBlanks();
    const named = cursor.peek(FUNCTION) ?? (word === 'function' ? cursor.peek(/([^ \t\n()'"$`;&|<>=\\]+)/y) : null);
    if (named === null) return readSimpleCommand(cursor);
    const span = cursor.spanFrom(start);
    cursor.at += named[0].length;
    cursor.skipSeparators('');
    const body = this.#command();
    return body === undefined ? undefined : { kind: 'function', name: named[1] ?? '', body, span };
  }

  /** A construct, and the redirections behind it. */
  #compound(read: () => ShellNode | undefined): ShellNode | undefined {
    const node = read();
    this.cursor.skipBlanks();
    while (takeRedirection(this.cursor)) this.cursor.skipBlanks();
    return node;
  }

  #expect(word: ByteString): boolean {
    this.cursor.skipBlanks();
    const found = word === ')' ? this.cursor.next === ')' : this.reserved() === word;
    if (found) this.cursor.at += word.length;
    else this.cursor.fail();
    return found;
  }

  #if(): ShellNode | undefined {
    const branches: { condition: readonly ShellNode[]; body: readonly ShellNode[] }[] = [];
    let otherwise: readonly ShellNode[] = [];
    let word: ByteString | undefined = 'if';
    while (word === 'if' || word === 'elif') {
      this.cursor.at += word.length;
      const condition = this.list(THEN);
      if (!this.#expect('then')) return undefined;
      branches.push({ condition, body: this.list(BRANCH_ENDS) });
      word = this.reserved();
    }
    if (word === 'else') {
      this.cursor.at += word.length;
      otherwise = this.list(FI);
    }
    return this.#expect('fi') ? { kind: 'if', branches, otherwise } : undefined;
  }

  #loop(word: ByteString): ShellNode | undefined {
    this.cursor.at += word.length;
    const condition = this.list(DO);
    const body = this.#doBody();
    return body && { kind: 'loop', condition, body };
  }

  #for(): ShellNode | undefined {
    const { cursor } = this;
    const span = cursor.spanFrom(cursor.at);
    cursor.at += 'for'.length;
    cursor.skipBlanks();
    const name = cursor.take(/[A-Za-z_][A-Za-z0-9_]*/y);
    if (name === undefined) return undefined;
    cursor.skipSeparators('');
    let words: Word[] | undefined;
    if (cursor.take(/in(?=[ \t\n;]|$)/y) !== undefined) {
      words = [];
      for (;;) {
        cursor.skipBlanks();
        const word = readWord(cursor);
        if (word === undefined) break;
        words.push(word);
      }
    }
    cursor.skipSeparators(';');
    const body = this.#doBody();
    return body && { kind: 'for', name, words, body, span };
  }

  #doBody(): readonly ShellNode[] | undefined {
    if (!this.#expect('do')) return undefined;
    const body = this.list(DONE);
    return this.#expect('done') ? body : undefined;
  }

  #group(open: string, close: string): ShellNode | undefined {
    this.cursor.at += open.length;
    const body = this.list(new Set([close]));
    return this.#expect(close) ? { kind: 'group', body, isSubshell: open === '(' } : undefined;
  }
}
