/** Follows one rc script up to its run_rc_command, which decides. The functions of rc.subr(8) are known here by name. */
import type { BootReason } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { wholeFile, type Place } from '../../model/place.ts';
import type { Truth } from '../../shell/conditions.ts';
import { ShellRun } from '../../shell/follow.ts';
import { ShellVariables, textValue, UNSET } from '../../shell/variables.ts';
import { knownText, type ShellCall } from '../../shell/world.ts';
import { shortPath } from '../paths.ts';
import { decideVerb } from './decide.ts';
import { plainOutcome, type Outcome } from './outcome.ts';
import type { RcContext, RcService, RcTurn } from './context.ts';
import { findQuestions } from './service.ts';
import { readYesNo } from './yes-no.ts';

/** What rc(8) takes away before each script. */
const UNSET_BEFORE: readonly ByteString[] = [
  ...['name', 'command', 'command_args', 'command_interpreter', 'extra_commands', 'pidfile', 'procname', 'rcvar'],
  ...['rcvars', 'rcvars_obsolete', 'required_dirs', 'required_files', 'required_vars'],
  ...['start_cmd', 'start_precmd', 'start_postcmd', 'stop_cmd', 'stop_precmd', 'stop_postcmd'],
];

/** Which of these rc(8) itself has set, as of so many changes: hardly ever any, and all scripts find the same. */
const setByRc = new WeakMap<ShellVariables, { readonly changes: number; readonly names: readonly ByteString[] }>();

function toUnset(variables: ShellVariables): readonly ByteString[] {
  const known = setByRc.get(variables);
  if (known?.changes === variables.changes) return known.names;
  const names = UNSET_BEFORE.filter((name) => variables.get(name).kind !== 'unset');
  setByRc.set(variables, { changes: variables.changes, names });
  return names;
}

export class ServiceRun implements RcService {
  readonly context: RcContext;
  readonly turn: RcTurn;
  readonly shell: ShellRun;
  /** Set by run_rc_command; the first one counts. */
  outcome: Outcome | undefined;
  /** Variables that the script itself asked about. */
  readonly asked: BootReason[] = [];
  /** A script that was to be forced first, and failed. */
  failedPull: BootReason | undefined;
  readonly #defaults = new Map<ByteString, ByteString>();
  readonly #obsolete: { readonly old: ByteString; readonly name: ByteString; readonly message: ByteString }[] = [];

  /** @param isShared in the shell of rc(8) itself, which keeps what is set */
  constructor(context: RcContext, turn: RcTurn, isShared: boolean) {
    this.context = context;
    this.turn = turn;
    const variables = isShared ? context.variables : new ShellVariables(context.variables);
    for (const name of toUnset(context.variables)) variables.restore(name, UNSET);
    const world = { ...context.world, call: this.#call.bind(this), output: this.#output.bind(this) };
    this.shell = new ShellRun(world, variables, turn.file.script, [textValue(turn.verb)]);
  }

  /** Runs the script; what it came to. */
  run(): Outcome {
    const { text, script } = this.turn.file;
    this.shell.runText(text ?? '', script);
    if (this.outcome !== undefined) return this.#withQuestions(this.outcome);
    const isNothing = !this.shell.hasCommands && this.shell.faults.length === 0;
    return isNothing
      ? plainOutcome('run', 'placeholder', { code: 'nothing-to-run', args: {} })
      : plainOutcome('run', 'no-rcvar', { code: 'plain-script', args: {} }, ...this.asked);
  }

  get variables(): ShellVariables {
    return this.shell.variables;
  }

  warn(text: ByteString): void {
    this.context.warnings.push({ script: this.turn.file.script, text });
  }

  runText(text: ByteString): void {
    this.shell.runText(text, this.turn.file.script);
    this.shell.flow = 'next';
  }

  /** checkyesno, with its warning. */
  checkYesNo(name: ByteString): Truth {
    const answer = readYesNo(this.variables.get(name));
    if (answer === 'unknown') return 'maybe';
    if (answer === 'odd' || answer === 'unset') this.warn(`$${name} is not set properly - see rc.conf(5).`);
    return answer === 'yes' ? 'yes' : 'no';
  }

  /** A script without a switch may ask others, in the function that starts it. */
  #withQuestions(outcome: Outcome): Outcome {
    if (outcome.code !== 'no-rcvar' || outcome.decision !== 'run') return outcome;
    const method = this.variables.textOf(this.turn.verb.includes('stop') ? 'stop_cmd' : 'start_cmd') ?? '';
    const body = this.shell.functions.get(method);
    const questions = body === undefined ? [] : findQuestions(body, this.turn.file.script);
    return { ...outcome, reasons: [...outcome.reasons, ...this.asked, ...questions] };
  }

  #call({ name, args, place, isSure }: ShellCall): Truth | 'stop' | undefined {
    const [first, second] = args.map(knownText);
    switch (name) {
      case 'load_rc_config':
        this.#loadConfig(first);
        return 'yes';
      case 'set_rcvar':
        if (first !== undefined && second !== undefined) this.#defaults.set(first, second);
        return 'yes';
      case 'set_rcvar_obsolete':
        this.#noteObsolete(args.map((arg) => knownText(arg) ?? ''));
        return 'yes';
      case 'checkyesno':
        return first === undefined ? 'maybe' : this.#ask(first, place, isSure);
      case 'force_depend':
        return first === undefined ? 'maybe' : this.#force(first, second, isSure);
      case 'run_rc_command':
        return this.#decide(first ?? this.turn.verb, isSure);
      case 'warn':
        if (isSure && first !== undefined) this.warn(args.map((arg) => knownText(arg) ?? '').join(' '));
        return 'yes';
      default:
        return undefined;
    }
  }

  #output(name: ByteString, [first]: readonly ByteString[]): ByteString | undefined {
    if (name !== 'set_rcvar') return undefined;
    return `${first ?? this.variables.textOf('name') ?? ''}_enable`;
  }

  #ask(name: ByteString, place: Place, isSure: boolean): Truth {
    const isDeciding = this.outcome !== undefined;
    if (!isDeciding) this.asked.push({ code: 'asks', place, args: { name } });
    if (isSure) return this.checkYesNo(name);
    return readYesNo(this.variables.get(name)) === 'yes' ? 'yes' : 'maybe';
  }

  #decide(argument: ByteString, isSure: boolean): Truth | 'stop' {
    const outcome = this.outcome === undefined ? decideVerb(this, argument) : undefined;
    if (outcome !== undefined) {
      const isOpen = !isSure && outcome.decision === 'run';
      this.outcome = isOpen ? { ...outcome, decision: 'undecided', code: 'config-is-code' } : outcome;
    }
    // A script that is sourced by rc(8) itself goes on behind it.
    return isSure && this.variables !== this.context.variables ? 'stop' : 'maybe';
  }

  #force(other: ByteString, variable: ByteString | undefined, isSure: boolean): Truth {
    if (this.context.system !== 'freebsd') return 'maybe';
    const isFast = this.turn.verb === 'faststart';
    if (isFast && this.checkYesNo('always_force_depends') === 'no') {
      const answer = this.checkYesNo(`${variable ?? other}_enable`);
      if (answer !== 'no') return answer;
    }
    const isUp = this.context.force(this.context, other, this.turn, isSure);
    if (isUp) return 'yes';
    this.warn(`Unable to force ${other}. It may already be running.`);
    this.failedPull ??= { code: 'required-script', place: wholeFile(`etc/rc.d/${other}`), args: { name: other } };
    return 'no';
  }

  #noteObsolete([old = '', name = '', ...message]: readonly ByteString[]): void {
    this.#obsolete.push({ old, name, message: message.join(' ') });
  }

  /** rc.conf.d of the service, then the defaults that the script declares, then its old names. */
  #loadConfig(name: ByteString | undefined): void {
    const { view, configFolders, system } = this.context;
    for (const folder of name === undefined || name === '' ? [] : configFolders) {
      const parent = `${folder.replace(/\/rc\.d$/, '')}/rc.conf.d`;
      if (view.kindOf(parent) !== 'folder') continue;
      const path = `${parent}/${name}`;
      const kind = view.kindOf(path);
      if (kind === 'file') this.#source(path);
      // NetBSD reads files only.
      if (kind !== 'folder' || system === 'netbsd') continue;
      for (const entry of view.listNames(path) ?? []) {
        if (!entry.startsWith('.') && view.kindOf(`${path}/${entry}`) === 'file') this.#source(`${path}/${entry}`);
      }
    }
    const place = wholeFile(this.turn.file.script);
    for (const [variable, value] of this.#defaults) {
      if (this.variables.textOf(variable) !== '') continue;
      this.variables.assign({ name: variable, value: textValue(value), place, isSure: true });
    }
    for (const { old, name: current, message } of this.#obsolete) {
      const value = this.variables.get(old);
      if (value.kind !== 'text' || value.text === '') continue;
      if (current !== '') this.variables.assign({ name: current, value, place, isSure: true });
      const advice = current === '' ? 'Ignored.' : message === '' ? `Use $${current} instead.` : message;
      this.warn(`$${old} is obsolete.  ${advice}`);
    }
  }

  #source(path: ByteString): void {
    const found = this.context.view.readFile(path);
    if (found.kind === 'text') this.shell.runText(found.text, shortPath(path));
  }
}
