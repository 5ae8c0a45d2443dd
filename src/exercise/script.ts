/** Exercises one script: what is laid in, and which scenario is run on it. */
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseProfile, ScriptExercise } from '../model/exercise.ts';
import type { Sandbox, SandboxFile } from '../model/sandbox.ts';
import { guessService, joinContinued } from './guess.ts';
import { exerciseHarm } from './lsb-harm.ts';
import { exerciseLife } from './lsb-life.ts';
import { Notebook, OutOfTime, SandboxLost, type Subject } from './notebook.ts';
import { exerciseRc, type RcFacts } from './rc-scenario.ts';

/** A script, and what is known of it before it runs. */
export interface ExerciseCase {
  readonly script: ByteString;
  readonly name: ByteString;
  readonly text: ByteString;
  readonly profile: ExerciseProfile;
  readonly actionMs: number;
  readonly totalMs: number;
  readonly isWanted: (check: string) => boolean;
  readonly agreed: ReadonlyMap<string, number>;
}

/** What a sandbox for it must hold; the form is that of `SandboxRequest`. */
export interface NeededSandbox {
  readonly files: readonly SandboxFile[];
  readonly programs: readonly { readonly path: ByteString; readonly settings: ByteString }[];
  readonly services: readonly ByteString[];
  readonly users: readonly ByteString[];
  readonly isNetbsd: boolean;
  readonly mostActions: number;
}

/** A script's actions are fewer than this. */
const MOST_ACTIONS = 60;

function isRc(profile: ExerciseProfile): boolean {
  return profile === 'freebsd' || profile === 'freebsd-ports' || profile === 'netbsd';
}

/** The text as it is installed: ports have words that their framework fills in. */
function installedText({ text, profile }: ExerciseCase): ByteString {
  return profile === 'freebsd-ports'
    ? text.replaceAll('%%PREFIX%%', '/usr/local').replaceAll(/%%ETCDIR%%/g, '/usr/local/etc')
    : text;
}

function pathOf({ name, profile }: ExerciseCase): ByteString {
  const own = name.replace(/\.in$/, '');
  if (profile === 'freebsd-ports') return `/usr/local/etc/rc.d/${own}`;
  return isRc(profile) ? `/etc/rc.d/${own}` : `/etc/init.d/${own}`;
}

function quote(text: ByteString): ByteString {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What has to be laid in. */
export function neededSandbox(asked: ExerciseCase): NeededSandbox {
  const text = installedText(asked);
  const guess = guessService(text, asked.name.replace(/\.in$/, ''));
  const isOwnPid = guess.pidfile !== undefined && !guess.makesPidfile;
  const main = [
    `mode=${guess.isForeground ? 'foreground' : 'fork'}`,
    ...(isOwnPid ? [`pidfile=${quote(guess.pidfile)}`] : []),
    // A program that gives up root by itself is started by anyone.
    ...(guess.users.length > 1 ? ['anyone=1'] : []),
    ...habitsOf(text),
    ...(guess.readyFiles.length === 0 ? [] : [`ready=${quote(guess.readyFiles.join(' '))}`]),
  ];
  const isService = looksLikeService(text) && guess.program !== undefined;
  return {
    files: [
      ...guess.folders.map((path) => ({ path, text: '', mode: 0o777, isFolder: true })),
      ...guess.configs.map((path) => ({ path, text: '', mode: 0o644 })),
      // What another user's program can make there is not known.
      ...(guess.users.length > 1 ? guess.readyFiles : []).map((path) => ({ path, text: '', mode: 0o644 })),
      { path: pathOf(asked), text, mode: 0o755 },
    ],
    programs: guess.programs.map((path) => ({
      path,
      settings: isService && path === guess.program ? `${main.join('\n')}\n` : 'mode=once\n',
    })),
    services: guess.services.filter((path) => path !== pathOf(asked)),
    users: guess.users,
    isNetbsd: asked.profile === 'netbsd',
    mostActions: MOST_ACTIONS,
  };
}

/** What the script knows of its program: by which signal it ends, and a word that it says of itself. */
function habitsOf(text: ByteString): readonly ByteString[] {
  const quits = /\b(HUP|USR1|USR2|WINCH)\/[0-9]{1,4}\//.exec(text)?.[1];
  const says = /^[^#\n]{0,200}(?:\/s?bin\/|\$\{?[A-Z])[^\n|]{1,100}\|[ \t]*grep[ \t]+-q[ \t]+["']?([\w.]+)/m.exec(
    text,
  )?.[1];
  return [...(quits === undefined ? [] : [`quits=${quits}`]), ...(says === undefined ? [] : [`says=${quote(says)}`])];
}

/** Whether it keeps something running, and does not only run commands. */
function looksLikeService(text: ByteString): boolean {
  return /start-stop-daemon|start_daemon|\bdaemon[ \t]|init-d-script|killproc|pid_?file|PIDFILE|^[ \t]*command=|^procname=|is_daemon/im.test(
    text,
  );
}

/**
 * Whether the script goes by what a stand-in cannot show: the name of the running program itself (a stand-in is a script, and runs
 * under the name of its shell), the user that a program becomes by itself, or a pid file that only a configuration names.
 */
function looksElsewhere(whole: ByteString, hasPidfile: boolean): boolean {
  const text = joinContinued(whole);
  return (
    /cmdline[^\n]{0,80}head -n ?1\b/.test(text) ||
    /\bp(?:grep|kill)\b[^\n]{0,80}[ \t]["']?\^\//.test(text) ||
    /^[^#\n]{0,200}--stop\b[^\n]{0,200}[ \t](?:--user|-u)\b/m.test(text) ||
    (!hasPidfile && /^[^#\n]{0,200}pid_?file/im.test(text))
  );
}

/** Exercises it. The sandbox is the caller's to end. */
export function exerciseScript(asked: ExerciseCase, sandbox: Sandbox): ScriptExercise {
  const text = installedText(asked);
  const guess = guessService(text, asked.name.replace(/\.in$/, ''));
  const isDaemon = looksLikeService(text) && guess.program !== undefined;
  const lines = text.split('\n');
  const subject: Subject = {
    profile: asked.profile,
    name: asked.name.replace(/\.in$/, ''),
    path: pathOf(asked),
    guess,
    isDaemon,
    actionMs: asked.actionMs,
    totalMs: asked.totalMs,
    lineOf: (action) => lineOfAction(lines, action, isRc(asked.profile)),
    isWanted: asked.isWanted,
    agreed: asked.agreed,
  };
  const book = new Notebook(subject, sandbox);
  book.isPidfileUnknown = looksElsewhere(text, guess.pidfile !== undefined);
  try {
    if (isRc(asked.profile)) exerciseRc(book, factsOf(text, asked.profile));
    else if (exerciseLife(book)) exerciseHarm(book);
  } catch (error) {
    if (!(error instanceof OutOfTime || error instanceof SandboxLost)) throw error;
    if (error instanceof OutOfTime)
      book.fail('time-limit', 'total', { seconds: Math.round(asked.totalMs / 1000) }, [book.steps.length - 1]);
  }
  for (const check of ['output-held', 'time-limit', 'said-nothing', 'sandbox']) {
    if (!book.checks.some((known) => known.check === check)) book.hold(check, []);
  }
  return {
    script: asked.script,
    profile: asked.profile,
    kind: isDaemon ? 'daemon' : 'oneshot',
    guess,
    checks: book.checks,
    steps: book.steps,
  };
}

/** The branch of a `case` that has the action, or the method of an rc.d script. */
function lineOfAction(lines: readonly ByteString[], action: string, isRcScript: boolean): number {
  const word = action.replace(/^(?:one|fast|force|quiet)/, '');
  const shown = word === '' || word === 'frobnicate' ? '*' : word;
  const at = lines.findIndex((line) => {
    if (isRcScript) return shown !== '*' && line.startsWith(`${shown}_cmd=`);
    const patterns = /^[ \t]*\(?([^()#]{1,200})\)/.exec(line)?.[1];
    return patterns?.split('|').some((pattern) => pattern.trim().replaceAll(/["']/g, '') === shown) === true;
  });
  return at + 1;
}

function factsOf(text: ByteString, profile: ExerciseProfile): RcFacts {
  const name = /^name=["']?([\w]+)/m.exec(text)?.[1] ?? '';
  const rcvar = /^[ \t]*rcvar=["']?([\w$]+)/m.exec(text)?.[1];
  const required = /^required_files="([^"]*)"/m.exec(text)?.[1] ?? '';
  return {
    rcvar:
      rcvar === undefined
        ? ''
        : rcvar.replace(/^\$name$/, name).replace(/^\$(?:\{name\}|name)_enable$/, `${name}_enable`),
    hasShutdown: /^# KEYWORD:.*\bshutdown\b/m.test(text),
    requiredFiles: required.split(/\s+/).filter((path) => /^\/[\w/.+-]+$/.test(path)),
    isPort: profile === 'freebsd-ports',
  };
}
