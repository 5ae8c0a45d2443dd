/** An rc.d script that keeps a program running; rc.subr does nearly all of it. */
import type { ByteString } from '../../model/bytes.ts';
import { shellName, type NewPlan } from '../plan.ts';
import { shCommand, shDouble, shInDouble, shWord } from '../quote.ts';
import { rcHeaderLines, rcLastLines } from './header.ts';

/** The lines of the script. */
export function rcServiceLines(plan: NewPlan): readonly ByteString[] {
  const name = shellName(plan.name);
  const methods = methodsOf(plan, name);
  return [
    ...rcHeaderLines(plan, ['shutdown']),
    '',
    ...commandLines(plan),
    ...(plan.config === undefined ? [] : [`required_files=${shDouble(plan.config)}`]),
    ...(plan.stopSignal === 'TERM' ? [] : [`sig_stop="${plan.stopSignal}"`]),
    ...(plan.reload.by === 'signal' && plan.reload.signal !== 'HUP' ? [`sig_reload="${plan.reload.signal}"`] : []),
    ...methods.assignments,
    ...extraCommands(plan),
    '',
    ...methods.functions,
    ...rcLastLines(plan, defaultsOf(plan, name)),
  ];
}

function commandLines(plan: NewPlan): readonly ByteString[] {
  const pidfile = plan.pidfile === undefined ? [] : [`pidfile=${shDouble(plan.pidfile)}`];
  if (isByDaemon(plan)) {
    const options = [
      '-f',
      ...(plan.pidfile === undefined ? [] : ['-p ${pidfile}']),
      ...(plan.user === undefined ? [] : [`-u ${shInDouble(shWord(plan.user))}`]),
    ].join(' ');
    const words = [plan.program, ...plan.args].map(shWord).join(' ');
    return [
      'command="/usr/sbin/daemon"',
      `procname=${shDouble(plan.program)}`,
      ...pidfile,
      `command_args="${options} ${shInDouble(words)}"`,
    ];
  }
  // NetBSD has no daemon(8): the shell that rc.subr starts sends the program to the background.
  const sent = plan.kind === 'foreground' ? ['command_args=">/dev/null 2>&1 </dev/null &"'] : [];
  return [`command=${shDouble(plan.program)}`, ...sent, ...pidfile];
}

/** Whether daemon(8) starts the program. */
function isByDaemon({ kind, profile }: NewPlan): boolean {
  return kind === 'foreground' && profile !== 'netbsd';
}

function extraCommands({ reload, extras }: NewPlan): readonly ByteString[] {
  const words = [...(reload.by === 'none' ? [] : ['reload']), ...extras.map(([name]) => name)];
  return words.length === 0 ? [] : [`extra_commands="${words.join(' ')}"`];
}

/** Variables that rc.subr knows by the name of the service. Options may be taken away in rc.conf, so empty counts as said. */
function defaultsOf(plan: NewPlan, name: ByteString): readonly ByteString[] {
  const isWrapped = isByDaemon(plan);
  const flags = isWrapped || plan.args.length === 0 ? undefined : plan.args.map(shWord).join(' ');
  const env = plan.env.map(([key, value]) => `${key}=${shWord(value)}`).join(' ');
  const values: (readonly [string, ByteString | undefined])[] = [
    ['flags', flags],
    ['user', isWrapped ? undefined : plan.user],
    ['group', isWrapped ? undefined : plan.group],
    ['chdir', plan.chdir],
    ['nice', plan.nice?.toString()],
    ['env', env === '' ? undefined : env],
  ];
  return values.flatMap(([what, value]) =>
    value === undefined ? [] : [`: \${${name}_${what}${what === 'flags' ? '=' : ':='}${shDouble(value)}}`],
  );
}

interface Methods {
  readonly assignments: readonly ByteString[];
  readonly functions: readonly ByteString[];
}

/** Functions of the script, and the variables by which rc.subr finds them. No method calls run_rc_command: that undoes its state. */
function methodsOf(plan: NewPlan, name: ByteString): Methods {
  const assignments: ByteString[] = [];
  const functions: ByteString[] = [];
  const add = (variables: readonly string[], method: string, body: readonly ByteString[]): void => {
    for (const variable of variables) assignments.push(`${variable}="${name}_${method}"`);
    functions.push(`${name}_${method}()`, '{', ...body.map((line) => `\t${line}`), '}', '');
  };
  const hasCheck = plan.check !== undefined;
  if (hasCheck) {
    const variables = ['restart_precmd', ...(plan.reload.by === 'signal' ? ['reload_precmd'] : [])];
    add(variables, 'checked', checkBody(plan.check));
  }
  if (hasCheck || plan.umask !== undefined || hasRunFolder(plan)) {
    add(['start_precmd'], 'prestart', [
      ...(hasCheck ? [`${name}_checked || return 1`] : []),
      ...(plan.umask === undefined ? [] : [`umask ${plan.umask}`]),
      ...(hasRunFolder(plan) ? [`install -d -o ${shWord(plan.user ?? '')} ${shWord(folderOf(plan))}`] : []),
    ]);
  }
  if (plan.reload.by === 'command') {
    add(['reload_cmd'], 'reload', [
      'if [ -z "$rc_pid" ]; then',
      '\techo "${name} not running?" 1>&2',
      '\treturn 1',
      'fi',
      ...(hasCheck ? [`${name}_checked || return 1`] : []),
      shCommand(plan.reload.command),
    ]);
  }
  if (plan.readyFile !== undefined) {
    add(['start_postcmd'], 'poststart', [
      `left=${plan.readySeconds * 10}`,
      `until [ -e ${shWord(plan.readyFile)} ]; do`,
      '\t[ "$left" -gt 0 ] || return 1',
      '\tleft=$((left - 1))',
      '\tsleep 0.1',
      'done',
    ]);
  }
  for (const [word, command] of plan.extras) {
    const method = word.replaceAll('-', '_');
    add([`${word}_cmd`], method, [shCommand(command)]);
  }
  return { assignments, functions };
}

function checkBody(check: ByteString | undefined): readonly ByteString[] {
  return [
    `if ! { ${shCommand(check ?? ':')}; }; then`,
    '\twarn "the check before the start fails"',
    '\treturn 1',
    'fi',
  ];
}

function folderOf({ pidfile = '' }: NewPlan): ByteString {
  return pidfile.slice(0, pidfile.lastIndexOf('/'));
}

function hasRunFolder(plan: NewPlan): boolean {
  return plan.user !== undefined && /^\/var\/run\/./.test(folderOf(plan));
}
