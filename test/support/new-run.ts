/** `initorder new` in this process, on a tree in memory. */
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost, type MemoryEntry, type MemoryHost } from '../../src/host/memory-host.ts';
import type { LinkIo } from '../../src/host/io.ts';
import { NEW_KINDS, NEW_PROFILES } from '../../src/new/plan.ts';

export interface NewRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly host: MemoryHost;
}

export interface NewSurroundings {
  readonly files?: readonly [string, MemoryEntry][];
  readonly host?: MemoryHost;
  /** What a person types, a line each; absent: there is no terminal. */
  readonly typed?: readonly string[];
}

export function runNew(argv: readonly string[], { files = [], host, typed }: NewSurroundings = {}): NewRun {
  const tree = host ?? createMemoryHost([['/w', { kind: 'folder' }], ...files]);
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const collect = (into: string[]): LinkIo['stdout'] => ({
    write: (bytes) => {
      into.push(bytes);
    },
    isTerminal: () => false,
  });
  const lines = [...(typed ?? [])];
  const status = runInitorder(['new', ...argv], {
    stdout: collect(stdout),
    stderr: collect(stderr),
    env: {},
    cwd: '/',
    host: tree,
    readInput: () => '',
    readLine: typed === undefined ? undefined : () => lines.shift(),
  });
  return { status, stdout: stdout.join(''), stderr: stderr.join(''), host: tree };
}

/** The text of the script that these options make. */
export function textOf(...argv: readonly string[]): string {
  const { status, stdout, stderr } = runNew(['-o', '-', ...argv]);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Every combination that there is, with options that use most of what its kind can have. */
export function allForms(): readonly { readonly form: string; readonly argv: readonly string[] }[] {
  return NEW_PROFILES.flatMap((profile) =>
    ['sh', 'python'].flatMap((language) =>
      NEW_KINDS.flatMap((kind) => {
        const isRc = profile.includes('bsd');
        if (isRc && language === 'python') return [];
        const prefix = profile === 'freebsd-ports' ? '/usr/local' : '/usr';
        const extra = [
          '--extra',
          'say=echo "it\'s $HOME; rm -rf /"',
          '--requires',
          '$remote_fs,$syslog',
          '--should',
          '$time',
        ];
        const byKind: Readonly<Record<string, readonly string[]>> = {
          daemon: [
            ...['--user', 'www', '--group', 'www', '--chdir', '/var/lib/mumbled', '--nice', '5', '--umask', '027'],
            ...[
              '--env',
              'MODE=quiet',
              '--reload',
              'USR1',
              '--config',
              '/etc/mumbled.conf',
              '--ready',
              '/run/mumbled.sock',
            ],
            ...['--stop-signal', 'QUIT', '--check', `${prefix}/sbin/mumbled -t`, '--', `${prefix}/sbin/mumbled`, '-f'],
          ],
          foreground: [
            '--reload',
            `${prefix}/sbin/mctl reload`,
            '--',
            `${prefix}/sbin/mumbled`,
            'a b',
            "it's",
            '$HOME',
          ],
          oneshot: ['--start', 'ip link add x && echo up', '--stop', 'ip link del x', '--status', 'test -e /sys/x'],
          aggregate: ['--services', 'db,web,cache'],
        };
        const argv = ['mumbled', '--profile', profile, '--kind', kind, '--language', language, ...extra];
        return [{ form: `${profile}-${language}-${kind}`, argv: [...argv, ...(byKind[kind] ?? [])] }];
      }),
    ),
  );
}
