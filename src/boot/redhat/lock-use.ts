/** Which locks a script of Red Hat's era takes when it starts, and which it gives back when it stops. */
import type { ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import { ShellRun } from '../../shell/follow.ts';
import { ShellVariables, textValue } from '../../shell/variables.ts';
import { knownText } from '../../shell/world.ts';
import { shortPath } from '../paths.ts';
import { createRcWorld } from '../rc/world.ts';

export const LOCKS = '/var/lock/subsys';

export interface LockUse {
  readonly taken: ReadonlySet<ByteString>;
  readonly freed: ReadonlySet<ByteString>;
  /** The text names the folder of locks at all. */
  readonly mentions: boolean;
}

/** Follows the script with `start` and with `stop`: what it may touch, and what it may remove, counts as done. */
export function readLockUse(view: RootView, script: ByteString): LockUse {
  const found = view.readFile(script);
  const text = found.kind === 'text' ? found.text : '';
  const taken = new Set<ByteString>();
  const freed = new Set<ByteString>();
  if (!text.includes('subsys')) return { taken, freed, mentions: false };
  follow('start', 'touch', taken);
  follow('stop', 'rm', freed);
  return { taken, freed, mentions: true };

  function follow(verb: ByteString, command: ByteString, into: Set<ByteString>): void {
    const world = createRcWorld(view);
    const shell = new ShellRun(
      {
        ...world,
        // The library of functions would only be followed for nothing.
        readFile: (path) => (path.endsWith('/functions') ? undefined : world.readFile(path)),
        call: ({ name, args }) => {
          if (name === command) {
            for (const path of args.map(knownText)) {
              if (path?.startsWith(`${LOCKS}/`) === true) into.add(path.slice(LOCKS.length + 1));
            }
          }
          return undefined;
        },
      },
      new ShellVariables(),
      shortPath(script),
      [textValue(verb)],
    );
    shell.runText(text, shortPath(script));
  }
}
