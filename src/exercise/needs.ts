/** What is known of a script before it runs, and what a sandbox for it must hold. */
import type { ByteString } from '../model/bytes.ts';
import type { ExerciseGuess, ExerciseProfile } from '../model/exercise.ts';
import type { SandboxFile } from '../model/sandbox.ts';
import type { Scenario } from '../model/scenario.ts';
import { guessService, joinContinued } from './guess.ts';
import { cannedSettings, quoteSh } from './scenario/canned.ts';

/** A script, and what was asked of it. */
export interface ExerciseCase {
  readonly script: ByteString;
  readonly name: ByteString;
  readonly text: ByteString;
  readonly profile: ExerciseProfile;
  readonly actionMs: number;
  readonly totalMs: number;
  readonly isWanted: (check: string) => boolean;
  readonly scenario?: Scenario;
  /** The script is run where it lies: there is no sandbox. */
  readonly place?: ByteString;
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

export interface KnownScript {
  readonly name: ByteString;
  /** As it is installed: ports have words that their framework fills in. */
  readonly text: ByteString;
  readonly path: ByteString;
  readonly isRc: boolean;
  readonly guess: ExerciseGuess;
  readonly isDaemon: boolean;
  readonly isPidfileUnknown: boolean;
}

/** What the text shows, and a scenario knows better. */
export function knowScript({ name, text: whole, profile, scenario, place }: ExerciseCase): KnownScript {
  const own = name.replace(/\.in$/, '');
  const isPort = profile === 'freebsd-ports';
  const text = isPort
    ? whole.replaceAll('%%PREFIX%%', '/usr/local').replaceAll(/%%ETCDIR%%/g, '/usr/local/etc')
    : whole;
  const isRc = isPort || profile === 'freebsd' || profile === 'netbsd';
  const seen = guessService(text, own);
  const program = scenario?.program;
  const guess: ExerciseGuess = {
    ...seen,
    program: program?.path ?? seen.program,
    programs: [...new Set([...(program === undefined ? [] : [program.path]), ...seen.programs])],
    pidfile: program?.pidfile ?? seen.pidfile,
    users: [...new Set([...seen.users, ...(scenario?.users ?? [])])],
    isForeground: program?.mode === undefined ? seen.isForeground : program.mode === 'foreground',
    makesPidfile: program?.pidfile === undefined && seen.makesPidfile,
  };
  const folder = isPort ? '/usr/local/etc/rc.d' : isRc ? '/etc/rc.d' : '/etc/init.d';
  return {
    ...{ name: own, text, path: place ?? `${folder}/${own}`, isRc, guess },
    isDaemon:
      scenario?.kind === undefined
        ? guess.program !== undefined && (program !== undefined || looksLikeService(text))
        : scenario.kind === 'daemon' && guess.program !== undefined,
    isPidfileUnknown: program?.pidfile === undefined && looksElsewhere(text, guess.pidfile !== undefined),
  };
}

/**
 * What has to be laid in.
 *
 * @param isForSteps answers that are given a few times only are part of the steps of a scenario
 */
export function neededSandbox(asked: ExerciseCase, known: KnownScript, isForSteps = false): NeededSandbox {
  const { guess, path, text, isDaemon } = known;
  const { scenario } = asked;
  const canned = new Map(
    (scenario?.commands ?? []).map(({ command, answers }) => {
      const lasting = answers.filter(({ times }) => isForSteps || times === 0);
      return [command, cannedSettings(lasting)] as const;
    }),
  );
  const main = scenario?.program?.mode === 'once' ? ['mode=once'] : mainSettings(asked, known);
  const programs = guess.programs.map((program) => {
    const settings = isDaemon && program === guess.program ? `${main.join('\n')}\n` : 'mode=once\n';
    return { path: program, settings: settings + (canned.get(program) ?? '') };
  });
  const others = [...canned].filter(([command]) => !guess.programs.includes(command));
  const rcconf = (scenario?.rcconf ?? []).map(([name, value]) => `${name}=${quoteSh(value)}\n`).join('');
  return {
    files: [
      ...guess.folders.map((folder) => ({ path: folder, text: '', mode: 0o777, isFolder: true })),
      ...guess.configs.map((config) => ({ path: config, text: '', mode: 0o644 })),
      // What another user's program can make there is not known.
      ...(guess.users.length > 1 ? guess.readyFiles : []).map((ready) => ({ path: ready, text: '', mode: 0o644 })),
      ...(rcconf === '' ? [] : [{ path: '/etc/rc.conf', text: rcconf, mode: 0o644 }]),
      ...(scenario?.files ?? []),
      { path, text, mode: 0o755 },
    ],
    programs: [
      ...programs,
      ...others.flatMap(([command, settings]) => placesOf(command).map((place) => ({ path: place, settings }))),
    ],
    services: guess.services.filter((service) => service !== path),
    users: guess.users,
    isNetbsd: asked.profile === 'netbsd',
    mostActions: isForSteps ? (scenario?.steps.length ?? 0) + 1 : MOST_ACTIONS,
  };
}

/** The actions of the standard scenario are fewer than this. */
const MOST_ACTIONS = 60;

function placesOf(command: ByteString): readonly ByteString[] {
  return command.startsWith('/') ? [command] : [`/usr/sbin/${command}`, `/usr/bin/${command}`];
}

function mainSettings({ scenario }: ExerciseCase, { guess, text }: KnownScript): readonly ByteString[] {
  const { delay, term, exit, isAnyones } = scenario?.program ?? {};
  const isOwnPid = guess.pidfile !== undefined && !guess.makesPidfile;
  // A program that gives up root by itself is started by anyone.
  const isOpen = isAnyones ?? guess.users.length > 1;
  return [
    `mode=${guess.isForeground ? 'foreground' : 'fork'}`,
    ...(isOwnPid ? [`pidfile=${quoteSh(guess.pidfile)}`] : []),
    ...(isOpen ? ['anyone=1'] : []),
    ...habitsOf(text),
    ...(guess.readyFiles.length === 0 ? [] : [`ready=${quoteSh(guess.readyFiles.join(' '))}`]),
    ...(delay === undefined ? [] : [`delay=${delay}`]),
    ...(term === undefined ? [] : [`term=${term}`]),
    ...(exit === undefined ? [] : [`status=${exit}`]),
  ];
}

/** What the script knows of its program: by which signal it ends, and a word that it says of itself. */
function habitsOf(text: ByteString): readonly ByteString[] {
  const quits = /\b(HUP|USR1|USR2|WINCH)\/[0-9]{1,4}\//.exec(text)?.[1];
  const says = /^[^#\n]{0,200}(?:\/s?bin\/|\$\{?[A-Z])[^\n|]{1,100}\|[ \t]*grep[ \t]+-q[ \t]+["']?([\w.]+)/m.exec(
    text,
  )?.[1];
  return [...(quits === undefined ? [] : [`quits=${quits}`]), ...(says === undefined ? [] : [`says=${quoteSh(says)}`])];
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
