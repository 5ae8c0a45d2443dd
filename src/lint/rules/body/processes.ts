/** Rules about what a SysV script does to others: processes it did not start, other scripts, the person at the terminal. */
import type { ByteString } from '../../../model/bytes.ts';
import { SYSV } from '../../profiles.ts';
import { baseName } from '../../../model/path.ts';
import { isSystemPart } from '../../../model/script-name.ts';
import type { Rule } from '../../rule.ts';
import { argumentsOf, unquote } from '../../../shell/body.ts';
import { caseText, lsbText, shText } from '../example-texts.ts';

export const KILLALL: Rule = {
  id: 'body/killall',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'A call of killall or pkill; not with -0, which only asks. Off, since many daemons have no pid file; `--select` it to find those calls.',
  why: 'Processes of the same name that others have started are hit too: those in containers, those of users.',
  message: '{name} hits every process of that name, whoever has started it',
  help: 'keep a pid file, and stop the process by it',
  sources: [],
  check: ({ body }, report) => {
    for (const command of body.commands) {
      const name = command.word.slice(command.word.lastIndexOf('/') + 1);
      if (name !== 'killall' && name !== 'pkill') continue;
      if (argumentsOf(command).some((word) => word === '-0' || word === '-CONT')) continue;
      report(body.spanOfCommand(command), { name });
    }
  },
  bad: [
    { text: caseText('stop) killall anvild ;;'), lines: [3] },
    { text: shText('/usr/bin/pkill -TERM -x anvild || true'), lines: [2] },
  ],
  good: [{ text: shText('killall -0 anvild', 'killproc anvild') }, { text: shText('echo "killall anvild"') }],
};

const SCRIPT = /^\/etc\/(?:rc\.d\/)?init\.d\/([\w.+@-]+)$/;

export const CALLS_INIT_SCRIPT: Rule = {
  id: 'body/calls-init-script',
  level: 'info',
  profiles: ['debian', 'redhat'],
  stage: 2,
  fix: 'none',
  what: 'Another script below /etc/init.d is run by its path. Not the script itself, nor functions, nor in the parts of the system that run before and behind all services.',
  why: 'It gets the environment of the caller, and systemd does not hear of it: the state that it has of the other service is wrong from then on.',
  message: '{name} is run by its path: it gets the environment of the caller, and systemd does not hear of it',
  help: '{help}',
  sources: ['lintian maintainer-script-calls-init-script-directly', 'invoke-rc.d(8)', 'service(8)'],
  check: ({ body, profile, name: own, path, lsb }, report) => {
    if (isSystemPart(baseName(path)) || lsb.words('Default-Start').some(({ text }) => text === 'S')) return;
    for (const command of body.commands) {
      if (!command.word.includes('init.d/')) continue;
      const name = SCRIPT.exec(unquote(command.word))?.[1];
      if (name === undefined || name === own || path.endsWith(`/${name}`)) continue;
      const action = argumentsOf(command)[0] ?? 'ACTION';
      const help = profile === 'debian' ? `run invoke-rc.d ${name} ${action}` : `run service ${name} ${action}`;
      report(body.spanOf(command.line, command.at, command.at + command.word.length), {
        name: unquote(command.word),
        help,
      });
    }
  },
  bad: [
    { path: 'etc/init.d/anvil', text: shText('/etc/init.d/hammer stop'), lines: [2] },
    { profile: 'redhat', text: shText('a && "/etc/rc.d/init.d/hammer" restart'), lines: [2] },
  ],
  good: [
    { path: 'etc/init.d/anvil', text: shText('/etc/init.d/anvil stop', '. /etc/init.d/functions') },
    { text: `${lsbText('# Default-Start: S')}/etc/init.d/hammer reload\n` },
    { text: shText('echo /etc/init.d/hammer', '[ -x /etc/init.d/hammer ] && invoke-rc.d hammer stop') },
  ],
};

/** The actions that the system and its tools call. */
const CALLED: ReadonlySet<ByteString> = new Set([
  'start',
  'stop',
  'restart',
  'reload',
  'force-reload',
  'try-restart',
  'condrestart',
  'status',
  '*',
]);

export const READS_TERMINAL: Rule = {
  id: 'body/reads-terminal',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'none',
  what: '`read` from standard input outside a loop and a pipe, in a script without `X-Interactive: true`. Not in a function, which may be called with one, nor with a time limit, nor in the branch of an action that the system does not call.',
  why: 'At boot scripts run side by side and nobody answers: the boot waits for ever.',
  message: 'read waits for a person: at boot nobody answers',
  help: 'do not ask, or say `X-Interactive: true` in the header',
  sources: ['insserv(8)', 'LSB 5.0 Core, 22.2'],
  check: ({ body, headers: { lsb }, actions: { action } }, report) => {
    if (lsb?.fields.some(({ keyword }) => keyword === 'X-Interactive') === true) return;
    const others = action?.branches.filter(({ patterns }) => !patterns.some((pattern) => CALLED.has(pattern))) ?? [];
    let withInput: readonly boolean[] | undefined;
    for (const command of body.commands) {
      if (command.word !== 'read' || command.inFunction) continue;
      withInput ??= linesWithInput(body.code);
      if (withInput[command.line - 1] === true) continue;
      if (/<|[ \t]-[a-z]*[tu]/.test(command.mask)) continue;
      if (others.some(({ body: { line }, end }) => command.line >= line && command.line <= end.line)) continue;
      const before = (body.mask[command.line - 1] ?? '').slice(0, command.at);
      if (/\||\b(?:while|until)\b|\{[ \t]*$/.test(before)) continue;
      report(body.spanOfCommand(command));
    }
  },
  bad: [
    { text: shText('echo -n "Go on? "', 'read answer'), lines: [3] },
    { text: caseText('start)', 'read -p "Passphrase: " P', ';;'), lines: [4] },
  ],
  good: [
    { text: shText('read pid < /run/anvil.pid', 'while read a; do', '  b', 'done < /c', 'ls | read d', 'read -t 5 e') },
    { text: `${lsbText('# X-Interactive: true')}read answer\n` },
    { text: caseText('start) a ;;', 'ask)', 'read answer', ';;') },
    { text: shText('ls | while read a', 'do', '  read b', 'done', 'c() {', '  read d', '}', '{', 'read e', '} < /f') },
  ],
};

/** By line, whether what is read there may come from elsewhere: within a loop or a group, and where the input of the script is set. O(n). */
function linesWithInput(code: readonly ByteString[]): readonly boolean[] {
  let depth = 0;
  let isSet = false;
  return code.map((text) => {
    const hasInput = isSet || depth > 0;
    isSet ||= /^[ \t]*exec[ \t]+(?:0?<|[^>]*[ \t]0?<)/.test(text);
    depth += (text.match(/(?<![\w$.-])do(?![\w.=-])|(?:^|[ \t;])\{[ \t]*$/g) ?? []).length;
    depth -= (text.match(/(?<![\w$.-])done(?![\w.=-])|^[ \t]*\}/g) ?? []).length;
    return hasInput;
  });
}
