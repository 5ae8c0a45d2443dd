/** What the text of a script shows of its service: program, pid file, configuration, users, actions. Nothing is run. */
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseGuess } from '../model/exercise.ts';
import { lookAround } from './surroundings.ts';
import { ScriptVariables } from './variables.ts';

/** Programs of the system that are no part of a service. */
const ORDINARY = new Set(
  (
    'sh bash dash env test [ true false cat rm mkdir mv cp ln ls ps kill grep egrep fgrep sed awk echo printf start-stop-daemon install chown ' +
    'chmod chgrp id pidof readlink perl python python3 sleep touch tr cut head tail find date logger mount umount modprobe sysctl systemctl ' +
    'udevadm run-parts stat su runuser which hostname uname wc xargs ip tput expr basename dirname seq sort getent mktemp swapon swapoff ' +
    'initctl restorecon lsmod rmmod halt reboot shutdown killall5 hwclock mountpoint mesg plymouth blkid daemon service invoke-rc.d rc.subr ' +
    'nice nohup setsid flock timeout kldload kldstat pgrep pkill killall tempfile stty tty clear ifconfig'
  ).split(' '),
);
const PROGRAM =
  /(?:^|[\s"'=;&|(`!])(\/(?:usr\/local\/|usr\/pkg\/|usr\/|opt\/[\w.-]+\/)?(?:s?bin|libexec|lib\/[\w.-]+)(?:\/[\w.+-]+)+)/g;
const PID_FILE = /\/(?:var\/)?run\/[\w./+-]*pid\b/g;
/** Required files, but not those whose presence switches a service off. */
const CONFIG =
  /(?:test|\[)\s+(?:!\s+)?-[rfs]\s+"?(\/etc\/[\w./+-]+|\/[\w/.+-]{1,200}\.(?:conf|cfg|cnf|ini|xml|ya?ml|properties|json)(?=[\s"]))/g;
const USER =
  /(?:chown|chgrp|--chuid|--user|--group|-c|-o|-g|-u|su|runuser|--owner|-s \/bin\/sh)[ =]+(?:-\w+ +)?"?([A-Za-z_][\w-]{1,30})(?:[:.]([A-Za-z_][\w-]{1,30}))?(?=[\s":]|$)/g;
/** The owners that install(1) is told of without a space. */
const INSTALLED_FOR = /[ \t]-[og]([A-Za-z_][\w-]{1,30})(?=[ \t])/g;
const ACTIONS = ['start', 'stop', 'restart', 'reload', 'force-reload', 'try-restart', 'condrestart', 'status'];
const PATH = /^\/[\w/.+-]*[\w+-]$/;
/** A script that is longer is no script. */
const LONGEST = 400_000;

/** The guess. O(n). */
export function guessService(whole: ByteString, name: ByteString): ExerciseGuess {
  const text = whole.slice(0, LONGEST);
  const variables = new ScriptVariables([
    ['NAME', name],
    ['name', name.replaceAll('-', '_')],
    ['0', `/etc/init.d/${name}`],
  ]);
  const lines = joinContinued(text)
    .split('\n')
    .filter((line) => !/^[ \t]*#/.test(line) && line.length < 2_000);
  for (const line of lines) variables.read(line);
  const expanded = lines.map((line) => variables.expand(line));
  const code = expanded.join('\n');
  const programs = allMatches(code, PROGRAM).filter(
    (path) =>
      !ORDINARY.has(path.slice(path.lastIndexOf('/') + 1)) &&
      !/\.(?:so|sh|conf|pid|d|py|lock)$/.test(path) &&
      !/^\/(?:usr\/)?lib\/(?:lsb|init|systemd)\//.test(path),
  );
  const program = mainProgram(variables, code, programs, name);
  const isSysv = !/(?:^|\n)[ \t]*(?:\.|source)[ \t]+\S*rc\.subr\b/.test(code);
  return {
    program,
    programs: program === undefined || programs.includes(program) ? programs : [program, ...programs],
    pidfile: pidFile(variables, code) ?? unnamedPidFile(text, code, program),
    lockfile: /\/var\/lock\/subsys\/[\w.+-]+/.exec(code)?.[0],
    configs: [...new Set([...allMatches(code, CONFIG), ...requiredFiles(variables)])].filter(
      (path) => !/init\.d|\/(?:default|sysconfig)(?:\/|$)/.test(path),
    ),
    users: usersOf(variables, code, name),
    actions: isSysv
      ? sysvActions(code, /^#![^\n]*init-d-script/.test(text) || code.includes('/init-d-script'))
      : (variables.get('extra_commands') ?? '').split(/\s+/).filter((word) => word !== ''),
    isForeground:
      (code.includes('start-stop-daemon') && /--background|[ \t]-b(?:m|[ \t])/.test(code)) ||
      /setsid[ \t]+-f|start_new_session|\/usr\/sbin\/daemon\b/.test(code) ||
      /command_args=.*&"?$/m.test(code),
    makesPidfile:
      /--make-pidfile|[ \t]-b?m[ \t]|echo[^\n]{0,40}\$[$!][^\n]{0,20}>|\/usr\/sbin\/daemon\b|process\.pid/.test(code),
    ...lookAround(code, variables),
  };
}

/** Commands over several lines, in one. */
export function joinContinued(text: ByteString): ByteString {
  return text.replaceAll(/\\\n[ \t]*/g, ' ');
}

function allMatches(text: ByteString, pattern: RegExp): readonly ByteString[] {
  return [...new Set(Array.from(text.matchAll(pattern), (match) => match[1] ?? match[0]))];
}

function mainProgram(
  variables: ScriptVariables,
  code: ByteString,
  programs: readonly ByteString[],
  name: ByteString,
): ByteString | undefined {
  const named = ['procname', 'DAEMON', 'daemon', 'exec', 'EXEC', 'PROGRAM', 'prog', 'command'].map((variable) =>
    variables.get(variable),
  );
  const tested = [/--exec[ =]"?(\/[\w/.+-]+)/.exec(code)?.[1], /\s-x\s+"?(\/[\w/.+-]+)/.exec(code)?.[1]];
  const literal = /^PROGRAM = '(\/[^']+)'$/m.exec(code)?.[1];
  const likely = [...named, literal, ...tested].find(
    (path) => path !== undefined && PATH.test(path) && isProgram(path),
  );
  return likely ?? programs.find((path) => path.includes(name)) ?? programs[0];
}

function isProgram(path: ByteString): boolean {
  return !ORDINARY.has(path.slice(path.lastIndexOf('/') + 1)) && !/^\/etc\/(?:init|rc)\.d\//.test(path);
}

function pidFile(variables: ScriptVariables, code: ByteString): ByteString | undefined {
  const named = ['PIDFILE', 'PID_FILE', 'pidfile', 'PIDF', 'PID'].map((variable) => variables.get(variable));
  return named.find((path) => path !== undefined && PATH.test(path)) ?? code.match(PID_FILE)?.[0];
}

/** What the header says, or where the functions of Red Hat look if they are told of no file: the program writes it. */
function unnamedPidFile(text: ByteString, code: ByteString, program: ByteString | undefined): ByteString | undefined {
  const said = /^#[ \t]*pidfile:[ \t]*(\/[\w./+-]+)[ \t]*$/m.exec(text)?.[1];
  const isByFunctions =
    program !== undefined && /init\.d\/functions\b/.test(code) && /(?:^|[\s;&])daemon[ \t]/m.test(code);
  return said ?? (isByFunctions ? `/var/run/${program.slice(program.lastIndexOf('/') + 1)}.pid` : undefined);
}

function requiredFiles(variables: ScriptVariables): readonly ByteString[] {
  const paths = [...(variables.get('required_files') ?? '').split(/\s+/), variables.get('CONFIG') ?? ''];
  return paths.filter((path) => PATH.test(path));
}

function usersOf(variables: ScriptVariables, code: ByteString, name: ByteString): readonly ByteString[] {
  const users = new Set<ByteString>();
  for (const [, user = '', group = ''] of code.matchAll(USER))
    for (const found of [user, group]) if (found !== '') users.add(found);
  for (const [, user = ''] of code.matchAll(INSTALLED_FOR)) users.add(user);
  for (const [variable, value] of variables.entries())
    if (/USER|GROUP|RUN_AS|user$|group$/.test(variable) && /^[A-Za-z_][\w-]{1,30}$/.test(value)) users.add(value);
  users.add(name.replaceAll(/[^a-z0-9_-]/g, ''));
  for (const known of ['', 'root', 'nobody', 'nogroup']) users.delete(known);
  return [...users];
}

function sysvActions(code: ByteString, isByLibrary: boolean): readonly ByteString[] {
  if (isByLibrary) {
    const reload = /^[ \t]*(?:RELOAD_SIGNAL=|do_reload\w*\(|alias do_reload)/m.test(code) ? ['reload'] : [];
    return ['start', 'stop', 'restart', 'force-reload', 'try-restart', 'status', ...reload];
  }
  return ACTIONS.filter((action) => new RegExp(`(?:^|[\\s|("'])${action}(?=[|)\\s"'}])`, 'm').test(code));
}
