/** How far commands reach: whether they do more than to ask or to print, functions of the script followed. */
import type { ByteString } from '../../model/bytes.ts';
import type { ShellNode, SimpleCommand } from '../../shell/syntax.ts';
import { endsByItself, useOf } from '../calls/commands.ts';
import { commandName, literalText, simpleCommands } from './nodes.ts';

const DEEPEST = 12;

export class CommandReach {
  readonly #functions: ReadonlyMap<ByteString, ShellNode>;
  readonly #entered: ByteString[] = [];

  constructor(functions: ReadonlyMap<ByteString, ShellNode>) {
    this.#functions = functions;
  }

  /** Whether any of the commands does more than to ask or to print. */
  acts(nodes: readonly ShellNode[]): boolean {
    for (const command of simpleCommands(nodes)) {
      const name = commandName(command);
      const body = name === undefined ? undefined : this.#functions.get(name);
      if (body !== undefined && name !== undefined) {
        if (this.#entered.includes(name) || this.#entered.length >= DEEPEST) continue;
        this.#entered.push(name);
        const isActing = this.acts([body]);
        this.#entered.pop();
        if (isActing) return true;
      } else if (command.words.length > 0 && !isQuestion(command)) {
        if (name === undefined || useOf(name) === 'other') return true;
      }
    }
    return false;
  }

  /** Whether a command asks what runs and does nothing else; a function of such commands is one. */
  asksOnly(command: SimpleCommand): boolean {
    const name = commandName(command);
    const body = name === undefined ? undefined : this.#functions.get(name);
    if (body === undefined) return isQuestion(command) || (name !== undefined && ASKING.has(name));
    let asks = false;
    for (const inner of simpleCommands([body])) {
      const innerName = commandName(inner);
      const isAsking = isQuestion(inner) || (innerName !== undefined && ASKING.has(innerName));
      const isIdle = innerName !== undefined && !this.#functions.has(innerName) && useOf(innerName) !== 'other';
      if (!isAsking && !isIdle && inner.words.length > 0) return false;
      asks ||= isAsking;
    }
    return asks;
  }

  /** Whether one of them may start a daemon. */
  mayStart(commands: readonly SimpleCommand[]): boolean {
    return commands.some((command) => {
      if (command.words.length === 0 || isQuestion(command)) return false;
      const name = commandName(command);
      if (name === undefined || this.#functions.has(name)) return true;
      return STARTERS.has(name) || (name.startsWith('/') && useOf(name) === 'other' && !endsByItself(name));
    });
  }
}

/** A call of start-stop-daemon that changes nothing. */
export function isQuestion(command: SimpleCommand): boolean {
  const name = commandName(command) ?? '';
  if (name !== 'start-stop-daemon' && !name.endsWith('/start-stop-daemon')) return false;
  return command.words.some((word) => /^(?:--test|-t|--status|-T)$/.test(literalText(word) ?? ''));
}

/** Commands that tell whether a service runs. */
const ASKING: ReadonlySet<ByteString> = new Set([
  'checkproc',
  'checkpid',
  'pgrep',
  'pidof',
  'pidofproc',
  'status',
  'status_of_proc',
]);

const STARTERS: ReadonlySet<ByteString> = new Set([
  'start-stop-daemon',
  'daemon',
  'start_daemon',
  'startproc',
  'su',
  'runuser',
  'setuidgid',
]);
