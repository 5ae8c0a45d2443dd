/** A script in Python that keeps a program running. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { lockFile } from '../sysv/values.ts';
import { runFolder } from '../sysv/run-folder.ts';
import { pyConstant, pyFit, pyHead, pyLock, pyShell, pyTail, pyWords, PY_FAULT } from './parts.ts';

/** The lines of the script. */
export function pyServiceLines(plan: NewPlan): readonly ByteString[] {
  const modules = ['os', ...(plan.user === undefined ? [] : ['pwd', 'grp']), 'signal', 'subprocess', 'sys', 'time'];
  const actions = [
    ['start', 'start'],
    ['stop', 'stop'],
    ['restart', 'restart'],
    ['try-restart', 'try_restart'],
    ...(plan.profile === 'redhat' ? [['condrestart', 'try_restart'] as const] : []),
    ...(plan.reload.by === 'none'
      ? []
      : [['reload', plan.reload.by === 'restart' ? 'reload_by_restart' : 'reload'] as const]),
    ['force-reload', plan.reload.by === 'signal' || plan.reload.by === 'command' ? 'force_reload' : 'try_restart'],
    ['status', 'status'],
  ] as const;
  return [
    ...pyHead(plan, modules.sort()),
    ...pyConstant('PROGRAM', plan.program),
    `ARGUMENTS = ${pyWords(plan.args)}`,
    ...pyConstant('PIDFILE', plan.pidfile),
    ...pyConstant('LOCK', lockFile(plan)),
    ...pyConstant('CONFIG', plan.config),
    ...pyConstant('READY', plan.readyFile),
    ...pyConstant('RUN_AS', plan.user),
    ...pyConstant('GROUP', plan.group),
    `STOP_SECONDS = ${plan.stopTimeout}`,
    ...PY_FAULT,
    ...pyFit(plan),
    ...pyLock(plan),
    ...findLines(plan),
    ...becomeLines(plan),
    ...startLines(plan),
    ...stopLines(plan),
    ...reloadLines(plan),
    ...statusLines(plan),
    ...pyTail(plan, actions),
  ];
}

function findLines(plan: NewPlan): readonly ByteString[] {
  const owner = plan.user === undefined ? '0' : 'pwd.getpwnam(RUN_AS).pw_uid';
  return [
    '',
    '',
    'def is_daemon(pid):',
    '    """Whether a process is the daemon: a number that is left over may be that of another program."""',
    '    try:',
    "        with open('/proc/{}/cmdline'.format(pid), 'rb') as file:",
    "            words = file.read().split(b'\\0')[:3]",
    '    except OSError:',
    '        return False',
    '    if os.fsencode(PROGRAM) in words:',
    '        return True',
    '    try:',
    "        return os.path.samefile('/proc/{}/exe'.format(pid), PROGRAM)",
    '    except OSError:',
    '        return False',
    '',
    '',
    'def find():',
    '    """The number of the running daemon, or None."""',
    ...(plan.pidfile === undefined
      ? [
          "    for entry in os.listdir('/proc'):",
          `        if entry.isdigit() and is_daemon(entry) and os.stat('/proc/' + entry).st_uid == ${owner}:`,
          '            return int(entry)',
          '    return None',
        ]
      : [
          '    try:',
          '        with open(PIDFILE) as file:',
          '            words = file.read(64).split()',
          '    except (FileNotFoundError, UnicodeDecodeError):',
          '        return None',
          '    if not words or not words[0].isdigit() or not is_daemon(words[0]):',
          '        return None',
          '    return int(words[0])',
        ]),
    '',
    '',
    'def wait_until(is_so, seconds):',
    '    """Waits for something, but not for ever; whether it came."""',
    '    end = time.monotonic() + seconds',
    '    while not is_so():',
    '        if time.monotonic() > end:',
    '            return False',
    '        time.sleep(0.1)',
    '    return True',
  ];
}

function becomeLines(plan: NewPlan): readonly ByteString[] {
  const body = [
    ...(plan.umask === undefined ? [] : [`    os.umask(0o${plan.umask.replace(/^0+(?=.)/, '')})`]),
    ...(plan.nice === undefined ? [] : [`    os.nice(${plan.nice})`]),
    ...(plan.user === undefined
      ? []
      : [
          '    user = pwd.getpwnam(RUN_AS)',
          `    group = ${plan.group === undefined ? 'user.pw_gid' : 'grp.getgrnam(GROUP).gr_gid'}`,
          '    os.initgroups(RUN_AS, group)',
          '    os.setgid(group)',
          '    os.setuid(user.pw_uid)',
        ]),
  ];
  if (body.length === 0) return [];
  return ['', '', 'def become():', '    """What the program is to be, set in its own process."""', ...body];
}

function startLines(plan: NewPlan): readonly ByteString[] {
  const hasBecome = becomeLines(plan).length > 0;
  const environment = plan.env.length === 0 ? 'os.environ' : `dict(os.environ, **dict(${envPairs(plan)}))`;
  const options = `cwd=${plan.chdir === undefined ? "'/'" : pyWords([plan.chdir]).slice(1, -1)}, env=${environment}`;
  const more = hasBecome ? ', preexec_fn=become' : '';
  const folder = runFolder(plan);
  const fit = pyFit(plan).length > 0 ? ['    fit_to_start()'] : [];
  return [
    '',
    '',
    'def launch():',
    '    """Starts the program and waits until it is up."""',
    "    print('Starting ' + NAME)",
    ...(plan.pidfile === undefined ? [] : ['    if os.path.lexists(PIDFILE):', '        os.remove(PIDFILE)']),
    ...(folder === undefined
      ? []
      : [
          '    folder = os.path.dirname(PIDFILE)',
          '    os.makedirs(folder, exist_ok=True)',
          '    os.chown(folder, pwd.getpwnam(RUN_AS).pw_uid, -1)',
        ]),
    ...(plan.kind === 'foreground'
      ? [
          '    process = subprocess.Popen(  # it goes on when this script has ended',
          '        [PROGRAM] + ARGUMENTS, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,',
          `        stderr=subprocess.DEVNULL, start_new_session=True, ${options}${more})`,
          ...(plan.pidfile === undefined
            ? ['    process.returncode = 0']
            : [
                "    with open(PIDFILE, 'w') as file:",
                "        file.write('{}\\n'.format(process.pid))",
                '    process.returncode = 0',
              ]),
        ]
      : [`    if run([PROGRAM] + ARGUMENTS, ${options}${more}) != 0:`, "        raise Fault(1, 'it did not start')"]),
    `    if not wait_until(${plan.readyFile === undefined ? 'find' : 'lambda: find() and os.path.exists(READY)'}, ${plan.readySeconds}):`,
    "        raise Fault(1, 'it did not come up')",
    ...(lockFile(plan) === undefined ? [] : ['    mark(True)']),
    '    return 0',
    '',
    '',
    'def start():',
    '    need_root()',
    '    if find():',
    "        print(NAME + ' is running already')",
    '        return 0',
    ...fit,
    '    return launch()',
    '',
    '',
    'def restart():',
    '    need_root()',
    ...fit,
    '    stop()',
    '    return launch()',
    '',
    '',
    'def try_restart():',
    '    return restart() if find() else 0',
  ];
}

function envPairs(plan: NewPlan): ByteString {
  return `[${plan.env.map((pair) => `(${pyWords(pair).slice(1, -1)})`).join(', ')}]`;
}

function stopLines(plan: NewPlan): readonly ByteString[] {
  return [
    '',
    '',
    'def stop():',
    '    need_root()',
    '    pid = find()',
    '    if pid:',
    "        print('Stopping ' + NAME)",
    `        os.kill(pid, signal.SIG${plan.stopSignal})`,
    '        if not wait_until(lambda: not is_daemon(pid), STOP_SECONDS):',
    '            os.kill(pid, signal.SIGKILL)',
    '            if not wait_until(lambda: not is_daemon(pid), 5):',
    "                raise Fault(1, 'it does not stop')",
    ...(plan.pidfile === undefined ? [] : ['    if os.path.lexists(PIDFILE):', '        os.remove(PIDFILE)']),
    ...(lockFile(plan) === undefined ? [] : ['    mark(False)']),
    '    return 0',
  ];
}

function reloadLines(plan: NewPlan): readonly ByteString[] {
  const lead = ['', '', 'def reload():', '    need_root()', '    pid = find()', '    if not pid:'];
  const refusal = ["        raise Fault(7, 'it does not run')"];
  const fit = pyFit(plan).length > 0 ? ['    fit_to_start()'] : [];
  const force = ['', '', 'def force_reload():', '    return reload() if find() else 0'];
  if (plan.reload.by === 'signal')
    return [...lead, ...refusal, ...fit, `    os.kill(pid, signal.SIG${plan.reload.signal})`, '    return 0', ...force];
  if (plan.reload.by === 'command')
    return [...lead, ...refusal, ...fit, `    return ${pyShell(plan.reload.command)}`, ...force];
  return plan.reload.by === 'none'
    ? []
    : ['', '', 'def reload_by_restart():', '    if not find():', ...refusal, '    return restart()'];
}

function statusLines(plan: NewPlan): readonly ByteString[] {
  return [
    '',
    '',
    'def status():',
    ...(plan.pidfile === undefined
      ? []
      : [
          '    if os.path.exists(PIDFILE) and not os.access(PIDFILE, os.R_OK):',
          "        raise Fault(4, 'cannot read ' + PIDFILE)",
        ]),
    '    pid = find()',
    '    if pid:',
    "        print('{} is running (pid {})'.format(NAME, pid))",
    '        return 0',
    ...(plan.pidfile === undefined
      ? []
      : [
          '    if os.path.exists(PIDFILE):',
          "        print('{} is dead, and {} is left'.format(NAME, PIDFILE))",
          '        return 1',
        ]),
    ...(lockFile(plan) === undefined
      ? []
      : [
          '    if os.path.exists(LOCK):',
          "        print('{} is dead, and {} is left'.format(NAME, LOCK))",
          '        return 2',
        ]),
    "    print(NAME + ' is not running')",
    '    return 3',
  ];
}
