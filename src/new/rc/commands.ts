/** rc.d scripts without a program of their own: commands that end, and other scripts in an order. */
import type { ByteString } from '../../model/bytes.ts';
import { shellName, type NewPlan } from '../plan.ts';
import { shCommand, shDouble, shWord } from '../quote.ts';
import { rcHeaderLines, rcLastLines } from './header.ts';

function method(name: ByteString, body: readonly ByteString[]): readonly ByteString[] {
  return [`${name}()`, '{', ...body.map((line) => `\t${line}`), '}', ''];
}

function extraCommands({ extras }: NewPlan, own: readonly string[] = []): readonly ByteString[] {
  const words = [...own, ...extras.map(([word]) => word)];
  return words.length === 0 ? [] : [`extra_commands="${words.join(' ')}"`];
}

function extraMethods(plan: NewPlan, name: ByteString): readonly ByteString[] {
  return plan.extras.flatMap(([word, command]) => method(`${name}_${word.replaceAll('-', '_')}`, [shCommand(command)]));
}

/** A script whose actions are commands that end. */
export function rcOneshotLines(plan: NewPlan): readonly ByteString[] {
  const name = shellName(plan.name);
  const checked =
    plan.check === undefined
      ? []
      : [`if ! { ${shCommand(plan.check)}; }; then`, '\twarn "the check before the start fails"', '\treturn 1', 'fi'];
  return [
    ...rcHeaderLines(plan, plan.stop === undefined ? [] : ['shutdown']),
    `start_cmd="${name}_start"`,
    plan.stop === undefined ? 'stop_cmd=":"' : `stop_cmd="${name}_stop"`,
    ...(plan.status === undefined ? [] : [`status_cmd="${name}_status"`]),
    ...(plan.config === undefined ? [] : [`required_files=${shDouble(plan.config)}`]),
    ...plan.extras.map(([word]) => `${word}_cmd="${name}_${word.replaceAll('-', '_')}"`),
    ...extraCommands(plan),
    '',
    ...method(`${name}_start`, [...checked, shCommand(plan.start ?? ':')]),
    ...(plan.stop === undefined ? [] : method(`${name}_stop`, [shCommand(plan.stop)])),
    ...(plan.status === undefined ? [] : method(`${name}_status`, [shCommand(plan.status)])),
    ...extraMethods(plan, name),
    ...rcLastLines(plan),
  ];
}

/** A script that starts other scripts. */
export function rcAggregateLines(plan: NewPlan): readonly ByteString[] {
  const name = shellName(plan.name);
  const folder = plan.profile === 'freebsd-ports' ? '%%PREFIX%%/etc/rc.d' : '/etc/rc.d';
  const members = plan.services.map(shWord).join(' ');
  const reversed = [...plan.services].reverse().map(shWord).join(' ');
  return [
    ...rcHeaderLines(plan, ['shutdown']),
    `start_cmd="${name}_start"`,
    `stop_cmd="${name}_stop"`,
    `status_cmd="${name}_status"`,
    ...plan.extras.map(([word]) => `${word}_cmd="${name}_${word.replaceAll('-', '_')}"`),
    ...extraCommands(plan, ['status']),
    '',
    '# Starts the members in order. If one fails, those that this call has started are stopped again.',
    ...method(`${name}_start`, [
      'local member started other',
      'started=',
      `for member in ${members}; do`,
      `\t${folder}/$member onestatus >/dev/null 2>&1 && continue`,
      `\tif ! ${folder}/$member onestart; then`,
      '\t\twarn "$member does not start"',
      '\t\tfor other in $started; do',
      `\t\t\t${folder}/$other onestop`,
      '\t\tdone',
      '\t\treturn 1',
      '\tfi',
      '\tstarted="$member $started"',
      'done',
    ]),
    '# Stops all members that run, the last one first.',
    ...method(`${name}_stop`, [
      'local member worst',
      'worst=0',
      `for member in ${reversed}; do`,
      `\t${folder}/$member onestatus >/dev/null 2>&1 || continue`,
      `\t${folder}/$member onestop || worst=1`,
      'done',
      'return $worst',
    ]),
    ...method(`${name}_status`, [
      'local member worst',
      'worst=0',
      `for member in ${members}; do`,
      `\t${folder}/$member onestatus || worst=1`,
      'done',
      'return $worst',
    ]),
    ...extraMethods(plan, name),
    ...rcLastLines(plan),
  ];
}
