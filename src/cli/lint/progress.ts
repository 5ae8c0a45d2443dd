/** The line that tells how far a long run is, on a terminal only. */
import type { Io } from '../../host/io.ts';

/** A run that takes less shows nothing. */
const PATIENCE = 700;
const EVERY = 64;

/** A listener for the engine, or undefined where nobody would read it. */
export function makeProgress({ stderr }: Io): ((done: number, all: number) => void) | undefined {
  if (!stderr.isTerminal()) return undefined;
  const start = Date.now();
  let isShown = false;
  return (done, all) => {
    if (done % EVERY === 0 && Date.now() - start > PATIENCE) {
      stderr.write(`\r${done} of ${all} scripts`);
      stderr.flush?.();
      isShown = true;
    }
    if (isShown && done === all - 1) stderr.write('\r\x1b[K');
  };
}
