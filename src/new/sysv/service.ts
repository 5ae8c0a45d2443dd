/** A SysV script that keeps a program running. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { shCommand, shValue } from '../quote.ts';
import { headerLines } from './header.ts';
import { launchLines } from './launch.ts';
import { processLines } from './process.ts';
import { functionsLines, reportLines } from './report.ts';
import { argumentLines, branch, lastBranches, RIGHTS } from './usage.ts';
import { defaultsLines, lockFile, valueLines } from './values.ts';

/** The lines of the script. */
export function serviceLines(plan: NewPlan): readonly ByteString[] {
  const { profile } = plan;
  return [
    ...headerLines(plan, '/bin/sh'),
    '',
    ...valueLines(plan),
    ...(plan.readyFile === undefined ? [] : [`READY=${shValue(plan.readyFile)}`]),
    '',
    // The configuration may outlive the program; then the script has nothing to say.
    ...(profile === 'debian' ? ['[ -x "$DAEMON" ] || exit 0', ''] : []),
    ...functionsLines(plan),
    ...defaultsLines(plan),
    '',
    ...reportLines(plan),
    ...RIGHTS,
    ...processLines(plan),
    ...launchLines(plan),
    ...(isEmptyFit(plan) ? [] : fitLines(plan)),
    ...startLines(plan),
    ...stopLines(plan),
    ...reloadLines(plan),
    ...statusLines(plan),
    ...argumentLines(plan, actionsOf(plan)),
    ...caseLines(plan),
  ];
}

function actionsOf({ profile, reload, extras }: NewPlan): readonly string[] {
  return [
    ...['start', 'stop', 'restart', 'try-restart'],
    ...(profile === 'redhat' ? ['condrestart'] : []),
    ...(reload.by === 'none' ? [] : ['reload']),
    ...['force-reload', 'status'],
    ...extras.map(([name]) => name),
  ];
}

/** What must hold before it is started. */
function fitLines(plan: NewPlan): readonly ByteString[] {
  const needsNet = plan.profile === 'redhat' && plan.requires.includes('$network');
  return [
    '# Ends the script if the program cannot be started.',
    'fit_to_start() {',
    ...(plan.profile === 'debian' ? [] : ['\t[ -x "$DAEMON" ] || die 5 "$DAEMON is not installed"']),
    ...(plan.config === undefined ? [] : ['\t[ -r "$CONFIG" ] || die 6 "cannot read $CONFIG"']),
    ...(needsNet
      ? [
          '\tif [ -r /etc/sysconfig/network ]; then . /etc/sysconfig/network; fi',
          '\t[ "${NETWORKING-yes}" != no ] || die 6 "NETWORKING is no in /etc/sysconfig/network"',
        ]
      : []),
    ...(plan.check === undefined
      ? []
      : [`\tfit=$({ ${shCommand(plan.check)}; } 2>&1) || die 6 "the check before the start fails\${fit:+: $fit}"`]),
    '}',
    '',
  ];
}

function isEmptyFit(plan: NewPlan): boolean {
  return fitLines(plan).length === 4;
}

function startLines(plan: NewPlan): readonly ByteString[] {
  const fit = isEmptyFit(plan) ? [] : ['\tfit_to_start'];
  return [
    'launch_and_wait() {',
    '\tbegin Starting',
    ...(plan.pidfile === undefined ? [] : ['\trm -f "$PIDFILE"']),
    `\tlaunch && came_up${lockFile(plan) === undefined ? '' : ' && : >"$LOCKFILE"'}`,
    '\tended $?',
    '}',
    '',
    'do_start() {',
    '\tneed_root start',
    '\tif running; then',
    '\t\techo "$NAME is running already"',
    '\t\treturn 0',
    '\tfi',
    ...fit,
    '\tlaunch_and_wait',
    '}',
    '',
    'do_restart() {',
    '\tneed_root restart',
    ...fit,
    '\tdo_stop && launch_and_wait',
    '}',
    '',
  ];
}

function stopLines(plan: NewPlan): readonly ByteString[] {
  const files = [plan.pidfile === undefined ? '' : ' "$PIDFILE"', lockFile(plan) === undefined ? '' : ' "$LOCKFILE"'];
  const clear = files.join('') === '' ? undefined : `rm -f${files.join('')}`;
  return [
    'do_stop() {',
    '\tneed_root stop',
    '\tif running; then',
    '\t\tbegin Stopping',
    `\t\tkill -${plan.stopSignal} "$pid"`,
    `\t\tgone "$pid" ${plan.stopTimeout} || {`,
    '\t\t\tkill -KILL "$pid"',
    '\t\t\tgone "$pid" 5',
    '\t\t}',
    '\t\tended $? || return 1',
    '\tfi',
    ...(clear === undefined ? [] : [`\t${clear}`]),
    '}',
    '',
  ];
}

function reloadLines(plan: NewPlan): readonly ByteString[] {
  if (plan.reload.by === 'none' || plan.reload.by === 'restart') return [];
  const act = plan.reload.by === 'signal' ? `kill -${plan.reload.signal} "$pid"` : shCommand(plan.reload.command);
  return [
    'do_reload() {',
    '\tneed_root reload',
    '\trunning || die 7 "it does not run"',
    ...(isEmptyFit(plan) ? [] : ['\tfit_to_start']),
    '\tbegin Reloading',
    `\t${act}`,
    '\tended $?',
    '}',
    '',
  ];
}

function statusLines(plan: NewPlan): readonly ByteString[] {
  return [
    'do_status() {',
    '\tif running; then',
    '\t\techo "$NAME is running (pid $pid)"',
    '\t\treturn 0',
    '\tfi',
    ...(plan.pidfile === undefined
      ? []
      : [
          '\tif [ -e "$PIDFILE" ]; then',
          '\t\tif [ ! -r "$PIDFILE" ]; then',
          '\t\t\techo "$NAME: cannot read $PIDFILE" >&2',
          '\t\t\treturn 4',
          '\t\tfi',
          '\t\techo "$NAME is dead, and $PIDFILE is left"',
          '\t\treturn 1',
          '\tfi',
        ]),
    ...(lockFile(plan) === undefined
      ? []
      : ['\tif [ -e "$LOCKFILE" ]; then', '\t\techo "$NAME is dead, and $LOCKFILE is left"', '\t\treturn 2', '\tfi']),
    '\techo "$NAME is not running"',
    '\treturn 3',
    '}',
    '',
  ];
}

function caseLines(plan: NewPlan): readonly ByteString[] {
  const ifRunning = '! running || do_restart';
  const { by } = plan.reload;
  return [
    'case $1 in',
    ...branch('start', 'do_start'),
    ...branch('stop', 'do_stop'),
    ...branch('restart', 'do_restart'),
    ...branch(plan.profile === 'redhat' ? 'try-restart | condrestart' : 'try-restart', ifRunning),
    ...(by === 'none'
      ? []
      : branch('reload', ...(by === 'restart' ? ['running || die 7 "it does not run"', 'do_restart'] : ['do_reload']))),
    ...branch('force-reload', by === 'none' || by === 'restart' ? ifRunning : '! running || do_reload'),
    ...branch('status', 'do_status'),
    ...lastBranches(plan),
  ];
}
