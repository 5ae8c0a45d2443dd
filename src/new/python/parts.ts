/** What all scripts in Python have: their head, how they fail, how they run commands, and their last lines. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { pyList, pyString } from '../quote.ts';
import { headerLines } from '../sysv/header.ts';
import { lockFile } from '../sysv/values.ts';

const py = (bytes: ByteString): ByteString => pyString(textOfBytes(bytes));

/** From the first line to the constants. */
export function pyHead(plan: NewPlan, modules: readonly string[]): readonly ByteString[] {
  return [
    ...headerLines(plan, '/usr/bin/python3'),
    ...(plan.profile === 'debian'
      ? ['#', '# initorder-disable-file body/usr-interpreter -- $remote_fs is required, so /usr is there']
      : []),
    `"""The actions of the service ${plan.name}: one word in, a status of the LSB out."""`,
    ...modules.map((module) => `import ${module}`),
    '',
    `NAME = ${py(plan.name)}`,
  ];
}

/** A constant, if it has a value. */
export function pyConstant(name: string, value: ByteString | undefined): readonly ByteString[] {
  return value === undefined ? [] : [`${name} = ${py(value)}`];
}

export function pyWords(words: readonly ByteString[]): ByteString {
  return pyList(words.map(textOfBytes));
}

/** A call of run() with a command as a user gave it. */
export function pyShell(command: ByteString): ByteString {
  return `run(['/bin/sh', '-c', ${py(command)}])`;
}

export const PY_FAULT: readonly ByteString[] = [
  '',
  '',
  'class Fault(Exception):',
  '    """What ends an action: a status that the LSB gives a meaning, and a sentence."""',
  '',
  '    def __init__(self, status, message):',
  '        super().__init__(message)',
  '        self.status = status',
  '',
  '',
  'def run(command, **options):',
  '    """Runs a command and returns its status; all commands go through here."""',
  '    try:',
  '        return subprocess.run(command, stdin=subprocess.DEVNULL, **options).returncode',
  '    except OSError as error:',
  "        raise Fault(5, '{}: {}'.format(command[0], error.strerror)) from error",
  '',
  '',
  'def need_root():',
  '    """Only root may change anything."""',
  '    if os.geteuid() != 0:',
  "        raise Fault(4, 'only root may do this')",
];

/** What must hold before a start. */
export function pyFit(plan: NewPlan): readonly ByteString[] {
  const lines = [
    ...(plan.program === ''
      ? []
      : ['    if not os.access(PROGRAM, os.X_OK):', "        raise Fault(5, PROGRAM + ' is not installed')"]),
    ...(plan.config === undefined
      ? []
      : ['    if not os.access(CONFIG, os.R_OK):', "        raise Fault(6, 'cannot read ' + CONFIG)"]),
    ...(plan.check === undefined
      ? []
      : [`    if ${pyShell(plan.check)} != 0:`, "        raise Fault(6, 'the check before the start fails')"]),
  ];
  if (lines.length === 0) return [];
  return ['', '', 'def fit_to_start():', '    """Raises a fault if it cannot be started."""', ...lines];
}

/** Makes and takes away the file that marks a started service; empty without one. */
export function pyLock(plan: NewPlan, path: ByteString | undefined = lockFile(plan)): readonly ByteString[] {
  if (path === undefined) return [];
  return [
    '',
    '',
    'def mark(is_started):',
    '    """Keeps the file that says that the service was started."""',
    '    if is_started:',
    "        with open(LOCK, 'w'):",
    '            pass',
    '    elif os.path.lexists(LOCK):',
    '        os.remove(LOCK)',
  ];
}

/** Functions for the actions that a user adds, the table of actions, and the call. */
export function pyTail(plan: NewPlan, actions: readonly (readonly [string, string])[]): readonly ByteString[] {
  const extras = plan.extras.map(([name]) => [name, `extra_${name.replaceAll(/[^A-Za-z0-9]/g, '_')}`] as const);
  const all = [...actions, ...extras];
  return [
    ...plan.extras.flatMap(([name, command]) => [
      '',
      '',
      `def extra_${name.replaceAll(/[^A-Za-z0-9]/g, '_')}():`,
      `    """The action ${name}."""`,
      `    return ${pyShell(command)}`,
    ]),
    '',
    '',
    'ACTIONS = {',
    ...all.map(([word, method]) => `    '${word}': ${method},`),
    '}',
    '',
    '',
    'def main(words):',
    '    """Does the one action that is asked for."""',
    ...(plan.reload.by === 'none' || plan.kind === 'oneshot' || plan.kind === 'aggregate'
      ? [
          "    if words == ['reload']:",
          "        print(NAME + ': there is no reload; restart does it', file=sys.stderr)",
          '        return 3',
        ]
      : []),
    '    if len(words) != 1 or words[0] not in ACTIONS:',
    `        print('Usage: {} {{{}}}'.format(sys.argv[0], '${all.map(([word]) => word).join('|')}'), file=sys.stderr)`,
    '        return 2',
    '    try:',
    '        return ACTIONS[words[0]]()',
    '    except Fault as fault:',
    "        print('{}: {}'.format(NAME, fault), file=sys.stderr)",
    '        return fault.status',
    '    except OSError as error:',
    "        print('{}: {}'.format(NAME, error), file=sys.stderr)",
    '        return 1',
    '',
    '',
    "if __name__ == '__main__':",
    '    sys.exit(main(sys.argv[1:]))',
  ];
}
