/** Rules about the block of a script that starts a daemon: when the daemon is stopped, and what must be there for its user. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import { defaultsOf } from '../../../shell/variable-defaults.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { rcText } from '../example-texts.ts';

/** True if rc.subr itself starts the program in `command`, and stops it. */
function isDaemon({ rc }: ScriptContext): boolean {
  const command = rc.all('command').find(({ inFunction }) => !inFunction);
  if (rc.sourcing === undefined || command === undefined || command.value === '') return false;
  if (rc.hasNothingToStop || rc.first('start_cmd') !== undefined) return false;
  return rc.methods('_start_cmd').next().done === true;
}

export const MISSING_SHUTDOWN_KEYWORD: Rule = {
  id: 'rcd/missing-shutdown-keyword',
  level: 'info',
  profiles: ['freebsd-ports'],
  stage: 2,
  fix: 'suggestion',
  what: 'The script of a port starts a daemon by `command` and has no `shutdown` keyword.',
  why: 'rc.shutdown asks for scripts with the keyword: the daemon is not stopped when the system goes down, it is killed.',
  message: 'without the keyword shutdown the daemon is killed, not stopped, when the system goes down',
  help: 'add `# KEYWORD: shutdown`, if it has anything to put in order',
  sources: ['rclint rcorder_keyword_shutdown', 'rc.shutdown(8)'],
  check: (script, report) => {
    const { rcd, headers } = script;
    const [first] = rcd.fields;
    if (first === undefined || rcd.isPlaceholder || !isDaemon(script)) return;
    if (headers.findings.some(({ code, text }) => code.startsWith('rcd/') && text.startsWith('KEYWORD'))) return;
    const words = rcd.words('KEYWORD').map(({ text }) => text);
    if (words.includes('shutdown') || words.includes('nostart') || words.includes('noshutdown')) return;
    report(first.key, {}, { fix: addKeyword(script) });
  },
  bad: [
    {
      path: 'rc.d/anvil',
      text: rcText('command=/usr/sbin/anvil', 'run_rc_command "$1"'),
      lines: [2],
      fixed: rcText('command=/usr/sbin/anvil', 'run_rc_command "$1"').replace(
        '# REQUIRE: DAEMON\n',
        '# REQUIRE: DAEMON\n# KEYWORD: shutdown\n',
      ),
    },
    {
      path: 'rc.d/anvil',
      text: rcText('command=/usr/sbin/anvil').replace('DAEMON\n', 'DAEMON\n# KEYWORD: nojail\n'),
      lines: [2],
      fixed: rcText('command=/usr/sbin/anvil').replace('DAEMON\n', 'DAEMON\n# KEYWORD: nojail shutdown\n'),
    },
  ],
  good: [
    { path: 'rc.d/anvil', text: rcText('command=/usr/sbin/anvil', 'start_cmd=anvil_start', 'stop_cmd=:') },
    {
      path: 'rc.d/anvil',
      text: rcText('command=/usr/sbin/anvil').replace('DAEMON\n', 'DAEMON\n# KEYWORD: nojail shutdown\n'),
    },
  ],
};

function addKeyword({ rcd, lines, text }: ScriptContext): LintFix | undefined {
  const field = rcd.fields.find(({ keyword }) => keyword === 'KEYWORD');
  const last = field?.words.at(-1);
  if (last !== undefined) return { kind: 'suggestion', edits: [insertAt(last.offset + last.length, ' shutdown')] };
  const end = rcd.fields.at(-1);
  if (end === undefined) return undefined;
  const line = (end.words.at(-1) ?? end.key).line;
  const offset = lines.startOf(line + 1);
  // A last line without its newline, or one that goes on, is left alone.
  if (text.charAt(offset - 1) !== '\n' || text.charAt(offset - 2) === '\\') return undefined;
  return { kind: 'suggestion', edits: [insertAt(offset, '# KEYWORD: shutdown\n')] };
}

export const BEFORE_LOGIN_AS_USER: Rule = {
  id: 'rcd/before-login-as-user',
  level: 'warning',
  profiles: ['freebsd', 'freebsd-ports'],
  stage: 2,
  fix: 'none',
  what: 'A script that runs its daemon as another user (`NAME_user`) says BEFORE: LOGIN.',
  why: 'Users of a directory (LDAP, NIS) are known only when LOGIN is reached: before it the user may not be there.',
  message: 'the daemon runs as {user}, and a user may not be known before LOGIN',
  help: 'say `# REQUIRE: LOGIN`, unless {user} is always a user of this machine',
  sources: ["FreeBSD Porter's Handbook, Starting and Stopping Services"],
  check: (script, report) => {
    const word = script.rcd.words('BEFORE').find(({ text }) => text === 'LOGIN');
    const user = word === undefined ? undefined : userOf(script);
    if (word !== undefined && user !== undefined) report(word, { user });
  },
  bad: [
    {
      path: 'rc.d/anvil',
      text: rcText(': ${anvil_user:=smith}').replace('DAEMON\n', 'DAEMON\n# BEFORE: LOGIN\n'),
      lines: [4],
    },
    {
      path: 'rc.d/anvil',
      text: rcText('anvil_user="smith"').replace('DAEMON\n', 'DAEMON\n# BEFORE: cron LOGIN\n'),
      lines: [4],
    },
  ],
  good: [
    { path: 'rc.d/anvil', text: rcText(': ${anvil_user:=smith}') },
    { path: 'rc.d/anvil', text: rcText(': ${anvil_user:=root}').replace('DAEMON\n', 'DAEMON\n# BEFORE: LOGIN\n') },
  ],
};

/** The user that the script runs its daemon as, if it is not root. */
function userOf({ rc, body }: ScriptContext): string | undefined {
  if (rc.name === undefined) return undefined;
  const variable = `${rc.name}_user`;
  const assigned = rc.all(variable).find(({ inFunction, isLiteral }) => !inFunction && isLiteral)?.value;
  const user = assigned ?? defaultsOf(body).find((other) => other.variable === variable)?.value;
  return user === undefined || user === '' || user === 'root' || /[$`]/.test(user) ? undefined : user;
}
