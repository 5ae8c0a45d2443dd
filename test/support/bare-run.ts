/** `initorder exercise --no-isolation` on a real disk: a script of ours in a folder of its own, with a daemon that harms nobody. */
import fs from 'node:fs';
import path from 'node:path';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { textOfBytes } from '../../src/model/bytes.ts';
import type { LinkIo } from '../../src/host/io.ts';

export interface BareRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param typed what a person types; absent: there is no terminal */
export function runBare(
  folder: string,
  argv: readonly string[],
  { env = {}, typed }: { readonly env?: LinkIo['env']; readonly typed?: string } = {},
): BareRun {
  const [stdout, stderr] = [[], []] as [string[], string[]];
  const collect = (into: string[]): LinkIo['stdout'] => ({
    write: (bytes) => {
      into.push(bytes);
    },
    isTerminal: () => typed !== undefined,
  });
  const status = runInitorder(['exercise', ...argv], {
    ...{ stdout: collect(stdout), stderr: collect(stderr), env, cwd: folder, readInput: () => '' },
    host: { ...createMemoryHost([]), ...createDiskHost(folder) },
    readLine: typed === undefined ? undefined : () => typed,
  });
  return { status, stdout: textOfBytes(stdout.join('')), stderr: textOfBytes(stderr.join('')) };
}

/** Lays out a service; what it does is noted in FOLDER/done. */
export function layService(folder: string): string {
  const daemon = path.join(folder, 'mumbled-daemon');
  fs.writeFileSync(daemon, '#!/bin/sh\ntrap "exit 0" TERM\nwhile :; do sleep 0.05; done\n', { mode: 0o755 });
  const script = path.join(folder, 'mumbled');
  fs.writeFileSync(
    script,
    `#!/bin/sh
DAEMON=${daemon}
PIDFILE=${folder}/mumbled.pid
alive() { read -r pid 2>/dev/null <$PIDFILE && kill -0 "$pid" 2>/dev/null; }
echo "$1 $(id -u)" >>${folder}/done
case $1 in
start)
	alive && exit 0
	lsmod all
	setsid $DAEMON </dev/null >/dev/null 2>&1 & echo $! >$PIDFILE
	until grep -q mumbled-daemon /proc/$!/cmdline; do sleep 0.01; done
	;;
stop)
	alive || exit 0
	kill "$pid"
	while alive; do sleep 0.02; done
	rm -f $PIDFILE
	;;
restart | force-reload) $0 stop; $0 start ;;
status) alive || exit 3 ;;
*) echo 'Usage: mumbled {start|stop|restart|force-reload|status}' >&2; exit 2 ;;
esac
`,
    { mode: 0o755 },
  );
  return script;
}
