/** `rcorder-ts`: the order of rc.d scripts, as rcorder(8) gives it, with messages of our own unless `--compat` asks. */
import { bytesOfText, type ByteString } from '../model/bytes.ts';
import type { Io } from './io.ts';
import { runRcorderCompat, takeCompat } from './rcorder-compat.ts';

/** Runs the command; see `docs/rcorder-ts.md` for its exit statuses. */
export function runRcorder(argv: readonly string[], io: Io): number {
  const compat = takeCompat(argv);
  if (compat !== undefined) return runRcorderCompat(compat.rest, compat.dialect, io);
  return 0;
}
