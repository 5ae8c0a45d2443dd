/** What an rc.d script tells rc.subr: its name, its variables, and the calls that make it work. */
import type { ByteString } from '../../model/bytes.ts';
import type { Assignment } from '../../shell/assignments.ts';
import type { ScriptBase } from './base.ts';
import type { Command } from '../../shell/commands.ts';

export class RcScript {
  /** The first command that sources rc.subr. */
  readonly sourcing: Command | undefined;
  /** The first assignment to `name`. */
  readonly nameAssignment: Assignment | undefined;
  /** The value of `name`, if it is written out: a `%%NAME%%` of a port's template is not. */
  readonly name: ByteString | undefined;
  readonly #script: ScriptBase;

  constructor(script: ScriptBase) {
    this.#script = script;
    const { commands } = script.body;
    this.sourcing = commands.find(({ text }) =>
      /(?:^|[ \t])\.[ \t]+["']?(?:[^ \t"']*rc\.subr|%%RC_SUBR%%)/.test(text.slice(0, 400)),
    );
    this.nameAssignment = this.first('name');
    const name = this.nameAssignment;
    this.name = name?.isLiteral === true && name.value !== '' && !name.value.includes('%%') ? name.value : undefined;
  }

  /** The first assignment to a variable. */
  first(variable: ByteString): Assignment | undefined {
    return this.all(variable)[0];
  }

  /** All assignments to a variable. */
  all(variable: ByteString): readonly Assignment[] {
    return this.#script.body.assignmentsTo(variable);
  }

  /** True if the last assignment to `stop_cmd` outside functions says that there is nothing to stop. */
  get hasNothingToStop(): boolean {
    return (
      this.all('stop_cmd')
        .findLast(({ inFunction }) => !inFunction)
        ?.value.trim() === ':'
    );
  }

  /** Calls of a function of rc.subr, in the order of the text. */
  calls(name: ByteString): readonly Command[] {
    return this.#script.body.commands.filter(({ word }) => word === name);
  }

  /** A value with the name put in for `$name` and `${name}`; undefined if more would be expanded, or the name is not known. */
  resolve({ value, isLiteral }: Pick<Assignment, 'value' | 'isLiteral'>): ByteString | undefined {
    if (isLiteral) return value;
    const { name } = this;
    if (name === undefined) return undefined;
    const resolved = value.replaceAll(/\$(?:\{name\}|name(?![A-Za-z0-9_]))/g, () => name);
    return /[$`]/.test(resolved) ? undefined : resolved;
  }

  /** Assignments to `WORD_SUFFIX`, each with its word. */
  *methods(suffix: ByteString): Generator<readonly [ByteString, Assignment]> {
    for (const variable of this.#script.body.variables) {
      if (!variable.endsWith(suffix) || variable.length === suffix.length) continue;
      for (const assignment of this.all(variable)) yield [variable.slice(0, -suffix.length), assignment];
    }
  }
}
