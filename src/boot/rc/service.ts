/** What an rc script says of itself at the moment when it calls run_rc_command. */
import type { ByteString } from '../../model/bytes.ts';
import type { BootReason, ChainLink } from '../../model/boot-plan.ts';
import { placeIn, type Place } from '../../model/place.ts';
import type { ShellNode } from '../../shell/syntax.ts';
import type { AssignmentRecord, ShellVariables } from '../../shell/variables.ts';

/** The words of a variable that holds a list; undefined where it is not known. */
export function listOf(variables: ShellVariables, name: ByteString): readonly ByteString[] | undefined {
  return variables
    .textOf(name)
    ?.split(/[ \t\n]+/)
    .filter((word) => word !== '');
}

/** The chain behind a variable's value. The last assignment counts. */
export function chainOf(variables: ShellVariables, name: ByteString): readonly ChainLink[] {
  const records = variables.chainOf(name);
  return records.map((record, i) => toChainLink(record, i === records.length - 1));
}

function toChainLink({ name, value, place }: AssignmentRecord, wins: boolean): ChainLink {
  return { name, ...(value.kind === 'text' && { value: value.text }), place, wins };
}

/** What a variable's value is, as a reason. `fallback`: the place that asks for it, where it is set nowhere. */
export function variableReason(variables: ShellVariables, name: ByteString, fallback?: Place): BootReason {
  const value = variables.get(name);
  const last = variables.lastOf(name)?.place;
  if (value.kind === 'unknown') {
    return { code: 'variable-unknown', place: last ?? value.place, args: { name, cause: value.cause } };
  }
  const place = last ?? fallback;
  const where = place === undefined ? {} : { place };
  return value.kind === 'unset'
    ? { code: 'variable-unset', ...where, args: { name } }
    : { code: 'variable', ...where, args: { name, value: value.text } };
}

/** `checkyesno NAME` within a function, where nobody follows it: the service may do nothing. Each variable once. O(n). */
export function findQuestions(body: ShellNode, file: ByteString): readonly BootReason[] {
  const found = new Map<ByteString, BootReason>();
  const rest: unknown[] = [body];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('kind' in node && node.kind === 'simple') noteQuestion(node as Extract<ShellNode, { kind: 'simple' }>);
    // One by one, since a call takes only so many arguments.
    else for (const part of (Object.values(node) as unknown[]).toReversed()) rest.push(part);
  }
  return [...found.values()];

  function noteQuestion({ words, span }: Extract<ShellNode, { kind: 'simple' }>): void {
    const [command, variable] = words.map(({ parts }) =>
      parts.map((part) => (part.kind === 'text' ? part.text : '$')).join(''),
    );
    if (command !== 'checkyesno' || variable === undefined || variable.includes('$') || found.has(variable)) return;
    found.set(variable, { code: 'asks', place: placeIn(file, span), args: { name: variable } });
  }
}
