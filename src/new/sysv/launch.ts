/** The function of a script that starts the program: as a user, in a folder, in the background, as it is asked for. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { shValue, shWord } from '../quote.ts';
import { runFolder } from './run-folder.ts';

/** Options in one variable, and words that a shell further in expands. */
const MEANT = '# shellcheck disable=SC2016,SC2086';

/** In a subshell, so that folder, umask and environment stay its own. */
export function launchLines(plan: NewPlan): readonly ByteString[] {
  const folder = runFolder(plan);
  const owner = plan.group === undefined ? '"$RUN_AS"' : `"$RUN_AS":${shWord(plan.group)}`;
  return [
    'launch() (',
    ...(folder === undefined ? [] : [`\tmkdir -p ${shWord(folder)} && chown ${owner} ${shWord(folder)} || exit`]),
    `\tcd ${plan.chdir === undefined ? '/' : shWord(plan.chdir)} || exit`,
    ...(plan.umask === undefined ? [] : [`\tumask ${plan.umask}`]),
    ...plan.env.flatMap(([name, value]) => [`\t${name}=${shValue(value)}`, `\texport ${name}`]),
    ...(plan.kind === 'foreground' && plan.user !== undefined && plan.functions !== 'lsb' ? ['\texport PIDFILE'] : []),
    `\t${MEANT}`,
    ...command(plan).map((line) => `\t${line}`),
    ')',
    '',
  ];
}

function command(plan: NewPlan): readonly ByteString[] {
  if (plan.profile === 'debian') return startStopDaemon(plan);
  const nice = plan.nice === undefined ? '' : `nice -n ${plan.nice} `;
  const args = [...plan.args.map(shWord), '$DAEMON_OPTS'].join(' ');
  const isForeground = plan.kind === 'foreground';
  if (plan.user === undefined) {
    if (!isForeground) return [`${nice}"$DAEMON" ${args}`];
    const child = plan.pidfile === undefined ? [] : [`sh -c 'echo "$$" >"$0"; exec "$@"' "$PIDFILE"`];
    return [['setsid -f', ...child, `${nice}"$DAEMON" ${args} </dev/null >/dev/null 2>&1`].join(' ')];
  }
  const writes = isForeground && plan.pidfile !== undefined ? 'echo "$$" >"$PIDFILE"; ' : '';
  const inner = `${writes}exec ${nice}${[plan.program, ...plan.args].map(shWord).join(' ')} `;
  const become = plan.functions === 'redhat' ? 'runuser' : 'su';
  const line = `${become} -s /bin/sh "$RUN_AS" -c ${shWord(inner)}"$DAEMON_OPTS"`;
  return [isForeground ? `setsid -f ${line} </dev/null >/dev/null 2>&1` : line];
}

function startStopDaemon(plan: NewPlan): readonly ByteString[] {
  const user = plan.group === undefined ? '"$RUN_AS"' : `"$RUN_AS":${shWord(plan.group)}`;
  const options = [
    '--start --quiet --oknodo',
    ...(plan.pidfile === undefined ? [] : ['--pidfile "$PIDFILE"']),
    ...(plan.kind === 'foreground' ? ['--background'] : []),
    ...(plan.kind === 'foreground' && plan.pidfile !== undefined ? ['--make-pidfile'] : []),
    ...(plan.user === undefined ? [] : [`--chuid ${user}`]),
    ...(plan.chdir === undefined ? [] : [`--chdir ${shWord(plan.chdir)}`]),
    ...(plan.nice === undefined ? [] : [`--nicelevel ${plan.nice}`]),
    ...(plan.umask === undefined ? [] : [`--umask ${plan.umask}`]),
  ];
  return [
    `start-stop-daemon ${options.join(' ')} \\`,
    `\t--exec "$DAEMON" -- ${[...plan.args.map(shWord), '$DAEMON_OPTS'].join(' ')}`,
  ];
}
