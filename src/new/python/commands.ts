/** Scripts in Python without a program of their own: commands that end, and other scripts in an order. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { scriptFolder } from '../sysv/aggregate.ts';
import { stampFile } from '../sysv/oneshot.ts';
import { lockFile } from '../sysv/values.ts';
import { pyConstant, pyFit, pyHead, pyLock, pyShell, pyTail, pyWords, PY_FAULT } from './parts.ts';

const MODULES = ['os', 'subprocess', 'sys'];

function actionsOf({ profile }: NewPlan): readonly (readonly [string, string])[] {
  return [
    ['start', 'start'],
    ['stop', 'stop'],
    ['restart', 'restart'],
    ['try-restart', 'try_restart'],
    ...(profile === 'redhat' ? [['condrestart', 'try_restart'] as const] : []),
    ['force-reload', 'try_restart'],
    ['status', 'status'],
  ];
}

/** A script whose actions are commands that end. */
export function pyOneshotLines(plan: NewPlan): readonly ByteString[] {
  return [
    ...pyHead(plan, MODULES),
    ...pyConstant('LOCK', stampFile(plan)),
    ...pyConstant('CONFIG', plan.config),
    ...PY_FAULT,
    ...pyFit(plan),
    ...pyLock(plan, stampFile(plan)),
    '',
    '',
    'def start():',
    '    need_root()',
    '    if os.path.exists(LOCK):',
    "        print(NAME + ' is started already')",
    '        return 0',
    ...(pyFit(plan).length > 0 ? ['    fit_to_start()'] : []),
    "    print('Starting ' + NAME)",
    `    if ${pyShell(plan.start ?? ':')} != 0:`,
    "        raise Fault(1, 'it did not start')",
    '    mark(True)',
    '    return 0',
    '',
    '',
    'def stop():',
    '    need_root()',
    '    if not os.path.exists(LOCK):',
    '        return 0',
    "    print('Stopping ' + NAME)",
    ...(plan.stop === undefined
      ? []
      : [`    if ${pyShell(plan.stop)} != 0:`, "        raise Fault(1, 'it did not stop')"]),
    '    mark(False)',
    '    return 0',
    '',
    '',
    'def restart():',
    '    stop()',
    '    return start()',
    '',
    '',
    'def try_restart():',
    '    return restart() if os.path.exists(LOCK) else 0',
    '',
    '',
    'def status():',
    '    if not os.path.exists(LOCK):',
    "        print(NAME + ' is not started')",
    '        return 3',
    ...(plan.status === undefined
      ? []
      : [
          `    if ${pyShell(plan.status)} != 0:`,
          "        print(NAME + ' was started, and is no longer up')",
          '        return 2',
        ]),
    "    print(NAME + ' is started')",
    '    return 0',
    ...pyTail(plan, actionsOf(plan)),
  ];
}

/** A script that starts other scripts. */
export function pyAggregateLines(plan: NewPlan): readonly ByteString[] {
  const hasLock = lockFile(plan) !== undefined;
  return [
    ...pyHead(plan, MODULES),
    `SCRIPTS = '${scriptFolder(plan)}/'`,
    `MEMBERS = ${pyWords(plan.services)}`,
    ...pyConstant('LOCK', lockFile(plan)),
    ...PY_FAULT,
    ...pyLock(plan),
    '',
    '',
    'def state(member):',
    '    """The status of a member, without its words."""',
    '    if not os.access(SCRIPTS + member, os.X_OK):',
    '        return 3',
    "    return run([SCRIPTS + member, 'status'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)",
    '',
    '',
    'def start():',
    '    """Starts the members in order; if one fails, those that this call has started are stopped again."""',
    '    need_root()',
    '    started = []',
    '    for member in MEMBERS:',
    '        if state(member) == 0:',
    '            continue',
    '        try:',
    "            result = run([SCRIPTS + member, 'start'])",
    '        except Fault as fault:',
    "            print('{}: {}'.format(NAME, fault), file=sys.stderr)",
    '            result = fault.status',
    '        if result != 0:',
    '            for other in reversed(started):',
    "                run([SCRIPTS + other, 'stop'])",
    "            raise Fault(result, member + ' does not start')",
    '        started.append(member)',
    ...(hasLock ? ['    mark(True)'] : []),
    '    return 0',
    '',
    '',
    'def stop():',
    '    """Stops all members, the last one first; the worst status wins."""',
    '    need_root()',
    '    members = [member for member in reversed(MEMBERS) if os.access(SCRIPTS + member, os.X_OK)]',
    "    worst = max([run([SCRIPTS + member, 'stop']) for member in members] or [0])",
    '    if worst != 0:',
    "        raise Fault(worst, 'not all members were stopped')",
    ...(hasLock ? ['    mark(False)'] : []),
    '    return 0',
    '',
    '',
    'def restart():',
    '    stop()',
    '    return start()',
    '',
    '',
    'def try_restart():',
    '    return restart() if any(state(member) == 0 for member in MEMBERS) else 0',
    '',
    '',
    'def status():',
    '    """A line for each member; 0 if all run, else the first status that is another one."""',
    "    words = {0: 'running', 1: 'dead', 2: 'dead', 3: 'stopped'}",
    '    results = [state(member) for member in MEMBERS]',
    '    for member, result in zip(MEMBERS, results):',
    "        print('{:20} {}'.format(member, words.get(result, 'unknown')))",
    '    return next((result for result in results if result != 0), 0)',
    ...pyTail(plan, actionsOf(plan)),
  ];
}
