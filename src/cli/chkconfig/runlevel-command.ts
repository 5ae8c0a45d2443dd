/** The current runlevel, from the program `/sbin/runlevel` as chkconfig 1.33 has it: it does not read utmp itself. */
import { textOfBytes } from '../../model/bytes.ts';
import type { ChkconfigContext } from './context.ts';

const COMMAND = '/sbin/runlevel';

/**
 * The level, or undefined if it is not known. In a root of its own only a script can be asked, and only under `--compat`:
 * a compiled program there would tell of this machine, and a plain call should run nothing that it finds in a root.
 */
export function readRunlevel({ io, root, programs, world, isStrict }: ChkconfigContext): number | undefined {
  const isOwn = /^\/+$/.test(root);
  if (!isOwn && !isStrict) return undefined;
  const path = isOwn ? COMMAND : scriptInRoot();
  const run = path === undefined ? undefined : (isOwn ? programs : io.programs).ask(path, []);
  // Any byte, a blank, a digit, and the end of the line.
  const digit = /^[^\n][ \t\v\f\r]([0-9])\n/.exec(run?.stdout ?? '')?.[1];
  return digit === undefined ? undefined : Number(digit);

  function scriptInRoot(): string | undefined {
    const inside = world.host.realPath(COMMAND);
    const content = inside === undefined ? undefined : world.host.readFile(inside);
    if (inside === undefined || content?.kind !== 'text' || !content.text.startsWith('#!')) return undefined;
    const whole = `${root}${textOfBytes(inside)}`;
    return whole.startsWith('/') ? whole : `${io.cwd}/${whole}`;
  }
}
