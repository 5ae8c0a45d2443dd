/** Asks a library for scripts, ours or a real one, a table of calls in a sandbox: what it answers, and what it does. */
import fs from 'node:fs';
import { openSandbox } from '../../src/sandbox/open.ts';
import type { Sandbox, SandboxFile } from '../../src/model/sandbox.ts';

/** What a call came to. Numbers of processes stand as PID. */
export interface LibraryAnswer {
  readonly exit: number;
  readonly stdout: string;
  /** Something was said on stderr; how, is up to each program. */
  readonly saysError: boolean;
  /** `none`, `live` (the number of a running frobd), `other` (of another process), `dead`, or `text`. */
  readonly pidfile: string;
  /** How many frobd run. */
  readonly running: number;
  /** Whether the process that was there before still is. */
  readonly kept?: boolean;
}

export interface LibraryCase extends LibraryAnswer {
  readonly name: string;
  /** Lines of shell before the call; `up`, `dead` and the like are in SETTING. */
  readonly setup?: string;
  readonly call: string;
  /** The other user that it needs: only root's sandboxes have one. */
  readonly as?: string;
  /** Lines of an rc.d script between its beginning and its end. */
  readonly script?: string;
}

export interface LibraryTable {
  readonly reference: string;
  /** What stands before each call. */
  readonly prelude: string;
  readonly cases: readonly LibraryCase[];
}

export type Library = 'start-stop-daemon' | 'init-functions' | 'redhat-functions' | 'rc.subr';

export function readTable(library: Library): LibraryTable {
  const text = fs.readFileSync(new URL(`../../fixtures/libraries/${library}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as LibraryTable;
}

/** The program is a copy of sleep(1): a binary, which the real libraries know by its file. */
const SETTING = `
F=/run/frobd.pid
launch() {
	setsid -f sh -c "\${2-}"'echo $$ >"$1"; exec "$0" 600' "$1" /cases/pid </dev/null >/dev/null 2>&1
	until [ -s /cases/pid ]; do sleep 0.01; done
	read -r P </cases/pid
	until [ "$(readlink "/proc/$P/exe")" = "$(readlink -f "$1")" ]; do sleep 0.01; done
}
nofile() { launch /usr/sbin/frobd; }
up() { nofile; echo "$P" >"\${1-$F}"; }
deaf() { launch /usr/sbin/frobd 'trap "" TERM; '; echo "$P" >$F; }
stranger() { launch /usr/bin/sleep; echo "$P" >$F; }
dead() { echo 99999 >"\${1-$F}"; }
enable() { echo 'frob_enable=YES' >/etc/rc.conf.d/frob; }
`;

/** Words: the shell, and the numbers of the cases. All in one process, since starting one for each is what would cost. */
const RUN = `${SETTING}
programs() {
	found=
	for entry in /proc/[0-9]*; do
		{ read -r comm <"$entry/comm" && read -r _ _ state _ <"$entry/stat"; } 2>/dev/null || continue
		case " $1 " in *" $comm "*) [ "$state" = Z ] || found="$found \${entry#/proc/}" ;; esac
	done
}
NICE=$(nice)
export NICE
ask() {
	cd /
	programs 'frobd sleep'
	if [ -n "$found" ]; then
		kill -9 $found
		until programs 'frobd sleep' && [ -z "$found" ]; do sleep 0.01; done
	fi
	rm -rf /run/*.pid /run/script /run/conf /run/lock/subsys/* /etc/rc.conf.d/* /cases/pid
	P= as=
	. /cases/setup$1
	status=0
	case $as in
	'' | root) $shell /cases/call$1 ;;
	*) setpriv --reuid 1000 --regid 1000 --clear-groups $shell /cases/call$1 ;;
	esac >/cases/out 2>/cases/err </dev/null || status=$?
	# One that was sent a signal, or to the background, gets there in a while.
	[ -z "$P" ] || sleep 0.02
	until programs 'start-stop-daem limits frob' && [ -z "$found" ]; do sleep 0.01; done
	programs frobd
	state=none
	if [ -e $F ]; then
		state=text
		number=
		read -r number <$F
		case $number in '' | *[!0-9]*) ;; *)
			case " $found " in *" $number "*) state=live ;; *) state=dead; [ ! -d "/proc/$number" ] || state=other ;; esac
		esac
	fi
	kept=
	[ ! -d "/proc/\${P:-x}" ] || kept=kept
	printf '%s\\036' "$1" "$status" "$state" "$P $found" "$kept"
	cat /cases/out
	printf '\\036'
	cat /cases/err
	printf '\\035'
}
shell=$1
shift
for number; do ask "$number"; done
`;

/** What FreeBSD's own defaults have for all scripts. */
const DEFAULTS = `rc_debug=NO rc_info=NO rc_startmsgs=YES
source_rc_confs() { for conf in /etc/rc.conf /etc/rc.conf.local; do [ ! -r $conf ] || . $conf; done; }
`;

function rcScript(lines: string): string {
  return `#!/bin/sh
. /etc/rc.subr
name=frob
rcvar=frob_enable
command=/usr/sbin/frobd
command_args='600 >/dev/null 2>&1 & echo $! >/run/frobd.pid'
pidfile=/run/frobd.pid
${lines}
load_rc_config $name
[ $# -gt 0 ] || set -- ''
run_rc_command "$@"
`;
}

function lay(path: string, text: string, mode = 0o755): SandboxFile {
  return { path, text, mode };
}

/** A sandbox with the library in it. @param real the text of a real one; `host`: this system has it */
export function openLibrary(library: Library, { prelude, cases }: LibraryTable, real?: string): Sandbox {
  const places: Partial<Record<Library, string>> = {
    'redhat-functions': '/etc/rc.d/init.d/functions',
    'rc.subr': '/etc/rc.subr',
  };
  const place = places[library];
  const made = openSandbox({
    files: [
      lay('/cases/run', RUN),
      // How much nicer it is than whoever calls; that may be any number.
      lay('/usr/local/bin/nicer', '#!/bin/sh\necho $(($(nice) - NICE))\n'),
      ...(library === 'rc.subr' ? [lay('/etc/defaults/rc.conf', DEFAULTS)] : []),
      ...cases.flatMap(({ call, script, setup = ':', as = '' }, i) => [
        lay(`/cases/setup${i}`, `${setup}\nas=${as}\n`),
        lay(`/cases/call${i}`, library === 'rc.subr' ? `exec /cases/rc.d/${i}/frob ${call}\n` : `${prelude}${call}\n`),
        ...(library === 'rc.subr' ? [lay(`/cases/rc.d/${i}/frob`, rcScript(script ?? ''))] : []),
      ]),
      ...(real === undefined || place === undefined ? [] : [lay(place, real), ...STAND_INS]),
    ],
    // What is a program is no command of the host.
    programs: real !== undefined && library === 'rc.subr' ? [{ path: '/usr/bin/ps', settings: '' }] : [],
    services: [],
    users: ['user', 'www'],
    isNetbsd: false,
    mostActions: 1,
    hasHostFunctions: real === 'host',
  });
  if ('said' in made) throw new Error(`${made.tried}: ${made.said}`);
  made.tool(['sh', '-c', 'cp /usr/bin/sleep /usr/sbin/frobd; chmod 711 /cases']);
  return made;
}

/** What FreeBSD has and Linux has not, for its own rc.subr. */
const STAND_INS: readonly SandboxFile[] = [
  lay(
    '/usr/bin/ps',
    `#!/bin/sh
case "$*" in *'-o pid='*) ;; *) echo 0; exit ;; esac
for one; do :; done
case $one in -ax) set -- /proc/[0-9]* ;; *) set -- "/proc/$one" ;; esac
for entry; do
	[ -r "$entry/cmdline" ] || continue
	words=$(tr '\\0' ' ' <"$entry/cmdline")
	[ -z "$words" ] || echo "\${entry#/proc/} 0 $words"
done
`,
  ),
  lay('/usr/sbin/limits', '#!/bin/sh\nshift 2\nexec "$@"\n'),
  lay('/usr/sbin/pwait', '#!/bin/sh\nfor p; do while [ -d "/proc/$p" ]; do sleep 0.02; done; done\n'),
  ...['/usr/bin/logger', '/usr/sbin/logger'].map((path) => lay(path, '#!/bin/sh\n')),
];

/** The answers to the cases of these numbers, by number. */
export function askLibrary(
  sandbox: Sandbox,
  numbers: readonly number[],
  shell: string,
): ReadonlyMap<number, LibraryAnswer> {
  const words = ['sh', '/cases/run', shell, ...numbers.map(String)];
  const { stdout } = sandbox.run({ words, label: 'cases', timeoutMs: 200_000, watched: [] });
  return new Map(
    stdout.split('\x1d').flatMap((text) => {
      const [number = '', ...answer] = text.split('\x1e');
      return number === '' ? [] : [[Number(number), readAnswer(answer)] as const];
    }),
  );
}

function readAnswer(answer: readonly string[]): LibraryAnswer {
  const [status = '', pidfile = '', pids = '', kept = '', out = '', err = ''] = answer;
  const [first = '', ...running] = pids.split(' ').filter((pid, i) => i === 0 || pid !== '');
  const hide = (text: string): string =>
    [first, ...running]
      .filter((pid) => pid !== '')
      .reduce((shown, pid) => shown.replaceAll(new RegExp(`(?<![0-9])${pid}(?![0-9])`, 'g'), 'PID'), text)
      // Whether a process is still there when it is looked for is a matter of moments.
      .replace(/^Waiting for PIDS: .*\n/m, '')
      .replaceAll(/\/cases\/(?:call|rc\.d\/)[0-9]+/g, '/CASE');
  return {
    exit: Number(status),
    stdout: hide(out),
    saysError: err !== '',
    pidfile,
    running: running.length,
    ...(first !== '' && { kept: kept === 'kept' }),
  };
}
