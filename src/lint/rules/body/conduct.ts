/** Rules about the conduct that Debian Policy asks of a script: for a program that is gone, a service that is not wanted. */
import type { ByteString } from '../../../model/bytes.ts';
import { DEBIAN } from '../../profiles.ts';
import { baseName } from '../../../model/path.ts';
import { isSystemPart } from '../../../model/script-name.ts';
import type { Rule } from '../../rule.ts';
import { caseText, shText } from '../example-texts.ts';

export const SET_E: Rule = {
  id: 'body/set-e',
  level: 'info',
  profiles: DEBIAN,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The script runs under `set -e`, or with `-e` behind the interpreter. Off, since many scripts do and see to it; `--select` it to find those.',
  why: 'A function of the system, or a test that is to fail, may end the script early.',
  message: 'the first command that fails ends the script, one in a function of the system too',
  help: 'leave it out, and look at the status where it matters',
  sources: ['Debian Policy 9.3.2'],
  check: ({ body }, report) => {
    const option = /^\S+[ \t]+-\w*e/.test((body.shebang ?? '').slice(0, 200));
    if (option && body.isShell) report(1);
    for (const command of body.commands) {
      if (command.word === 'set' && !command.inFunction && /^set[ \t]+-\w*e/.test(command.text))
        report(body.spanOfCommand(command));
    }
  },
  bad: [
    { text: shText('set -e'), lines: [2] },
    { text: '#!/bin/sh -e\nset -ue\n', lines: [1, 2] },
  ],
  good: [{ text: shText('set -u', 'set +e') }, { text: shText('a() {', '  set -e', '}', 'echo "set -e"') }],
};

/**
 * Whether the program is there: with -x, `command -v` and its kin, or -e and -f of a variable or of a
 * folder of programs; a file without which the script ends is a sign of the package too.
 */
const PROGRAM_TEST =
  /(?:\[|\btest)[ \t].*-x[ \t]|(?:\[|\btest)[ \t]+(?:![ \t]+)?-[ef][ \t]+["']?(?:\$|\/(?:usr\/)?(?:local\/)?(?:s?bin|lib)\/)|(?:\[|\btest)[ \t]+-[efr][ \t].*\|\|[ \t]*exit\b|\b(?:command[ \t]+-[vV]|which|type|hash)[ \t]/;
/** A program by its path. */
const PROGRAM = /(?:^|[ \t="'])\/(?:usr\/(?:local\/)?)?(?:s?bin|libexec)\/[\w.-]/;

export const MISSING_BINARY_TEST: Rule = {
  id: 'body/missing-binary-test',
  level: 'info',
  profiles: DEBIAN,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A script with an action case that names a program by its path never tests whether one is there. Off, since projects know of other ways; `--select` it for packages of Debian.',
  why: 'The script is a configuration file and stays when the package is removed: it is to end quietly then.',
  message:
    'the script does not test whether its program is there: it fails when the package is removed and the script stays',
  help: 'begin with: [ -x "$DAEMON" ] || exit 0',
  sources: ['Debian Policy 9.3.2'],
  check: ({ body, path, actions: { action } }, report) => {
    if (action === undefined || body.isInitDScript || isSystemPart(baseName(path))) return;
    let startsProgram = false;
    for (const line of body.code) {
      const text = line.slice(0, 2000);
      if (PROGRAM_TEST.test(text)) return;
      startsProgram ||= !text.includes('PATH=') && PROGRAM.test(text);
    }
    if (startsProgram) report(body.spanOf(action.line, action.at, action.at + 4));
  },
  bad: [
    { text: caseText('start) /usr/sbin/anvild ;;'), lines: [2] },
    {
      text: shText('DAEMON=/usr/sbin/anvild', 'case $1 in', 'start) start-stop-daemon -S -x $DAEMON ;;', 'esac'),
      lines: [3],
    },
  ],
  good: [
    { text: shText('[ -x /usr/sbin/anvild ] || exit 0', 'case $1 in', 'start) /usr/sbin/anvild ;;', 'esac') },
    { text: shText('test -x $DAEMON || exit 5', 'case $1 in', 'start) /usr/sbin/anvild ;;', 'esac') },
    { text: shText('PATH=/sbin:/bin', 'case $1 in', 'start) mount -a ;;', 'esac') },
  ],
};

/** `[ "$ENABLED" = no ]` and its kin: the variable is a switch of the file in /etc/default. */
const TOGGLE =
  /(?:\[|\btest)[ \t]+(?:![ \t]+)?["']?[xX]?\$\{?([A-Z0-9_]{1,80})(?::?-\w*)?\}?["']?[ \t]+!?==?[ \t]+["']?[xX]?(?:yes|no|true|false|on|off|0|1)["']?(?![\w.-])/i;
const SWITCH = /^(?:ENABLED?|DISABLED?|(?:NO_)?START|(?:RUN|START)(?:_[A-Z0-9_]+)?)$/;
const OWN_SWITCH = /^([A-Z0-9_]+)_(?:ENABLED?|DISABLED?|START)$/;

/** True for a switch of the service as a whole: one that bears a name bears that of the script. */
function isSwitch(variable: ByteString, script: ByteString): boolean {
  if (SWITCH.test(variable)) return true;
  const owner = OWN_SWITCH.exec(variable)?.[1] ?? '';
  const own = script.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
  return owner !== '' && own !== '' && (own.includes(owner) || owner.includes(own));
}

export const ENABLE_TOGGLE: Rule = {
  id: 'body/enable-toggle',
  level: 'info',
  profiles: DEBIAN,
  stage: 2,
  fix: 'none',
  what: 'A test of a variable such as ENABLED, DISABLED, RUN_x or START_x for yes or no, with or without a prefix.',
  why: 'Whether a service starts is told by its links. With such a variable it has two switches: `update-rc.d NAME enable` and a start by hand succeed, and nothing runs.',
  message: 'the variable {name} decides whether the service starts, beside the links of its runlevels',
  help: 'drop it, and let update-rc.d enable and disable the service',
  sources: ['lintian init.d-script-should-always-start-service', 'Debian Policy 9.3.3.1'],
  check: ({ body, name: script }, report) => {
    const known = new Set<ByteString>();
    for (const [i, line] of body.code.entries()) {
      if (!line.includes('$') || !line.includes('=')) continue;
      const found = TOGGLE.exec(line.slice(0, 2000));
      const name = found?.[1] ?? '';
      if (found === null || known.has(name) || !isSwitch(name, script)) continue;
      known.add(name);
      const at = found.index + found[0].indexOf(name);
      report(body.spanOf(i + 1, at, at + name.length), { name });
    }
  },
  bad: [
    { text: shText('[ "$ENABLED" = yes ] || exit 0'), lines: [2] },
    { text: shText('if test "x$START_DAEMON" != "xno" ; then', '  a', 'fi'), lines: [2] },
  ],
  good: [
    { text: shText('[ "$1" = start ] && a', '[ -n "$ENABLED" ]') },
    { text: shText('[ "$RUNNING" = yes ] || b # [ $RUN = no ]', 'if [ "$HAMMER_START" = yes ]; then', '  b', 'fi') },
  ],
};
