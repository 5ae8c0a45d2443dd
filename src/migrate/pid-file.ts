/** Which file tells the main process of a service, and whether anybody but the script writes it. */
import type { ByteString } from '../model/bytes.ts';
import { textOf, type StartCall } from './calls/start-call.ts';
import type { StartFacts } from './script/start-facts.ts';
import type { StopFacts } from './script/stop-facts.ts';
import type { ScriptValues } from './script/values.ts';

export interface PidFileSources {
  readonly facts: StartFacts;
  readonly stop: StopFacts;
  readonly values: ScriptValues;
  readonly text: ByteString;
}

/** Of the script: what all calls name, else the stop, else a variable that is used. */
export function pidFileOfScript({ facts, stop, values, text }: PidFileSources): ByteString | undefined {
  const files = new Set(facts.calls.flatMap(({ pidFile }) => (pidFile?.startsWith('/') === true ? [pidFile] : [])));
  const [only] = files;
  if (files.size === 1) return only;
  if (files.size > 1) return undefined;
  if (stop.pidFile?.startsWith('/') === true) return stop.pidFile;
  for (const name of ['PIDFILE', 'PID_FILE', 'pidfile']) {
    const found = values.textOf(name);
    const isUsed = text.includes(`$${name}`) || text.includes(`{${name}`);
    if (found?.startsWith('/') === true && isUsed) return found;
  }
  return undefined;
}

/** Of the daemon itself: what the call or the stop goes by, or an argument names; undefined if it is the script that writes it. */
export function pidFileOfDaemon(call: StartCall, { stop, text }: PidFileSources): ByteString | undefined {
  const named = [call.pidFile, stop.pidFile, argumentOf(call)].find((path) => path?.startsWith('/') === true);
  return named === undefined || WRITES_PID_FILE.test(text) ? undefined : named;
}

/** `echo $! > $PIDFILE`, `pidof food > /run/food.pid` */
const WRITES_PID_FILE =
  /^[^#\n>]*\b(?:echo|printf|pidof|pidofproc|pgrep|ps)\b[^#\n>]*>[ \t]*"?(?:\$\{?[A-Za-z_]*[Pp][Ii][Dd]|[^\s">&]*\.pid\b)/m;

/** `--pidfile /run/food.pid`, `-p/run/food.pid` */
function argumentOf({ args }: StartCall): ByteString | undefined {
  const files = args.flatMap((field) => /(\/(?:var\/)?run\/[^\s=]+\.pid)$/.exec(textOf(field) ?? '')?.[1] ?? []);
  return files.length === 1 ? files[0] : undefined;
}
