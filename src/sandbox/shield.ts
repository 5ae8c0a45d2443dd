/**
 * Files that this process was handed by whoever called it, and hands on unless something is done: through one of them a script
 * could reach the host. Node itself closes those of small numbers only.
 */
import fs from 'node:fs';

/** What node's spawn takes for each file of the child. */
export type ChildFile = 'pipe' | 'ignore' | number;

/** A number beyond this is closed here, too: nothing of ours is there. */
const LARGEST = 4096;
const FIRST = 3;
const CLOSE_ON_EXEC = 0o2000000;

/** Numbers of files above the three that would live on in a child. */
function handedOn(): readonly number[] {
  return fs.readdirSync('/proc/self/fd').flatMap((entry) => {
    const fd = Number(entry);
    if (fd < FIRST) return [];
    try {
      const flags = /^flags:\s*([0-7]+)/m.exec(fs.readFileSync(`/proc/self/fdinfo/${entry}`, 'latin1'))?.[1] ?? '0';
      return (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0 ? [fd] : [];
    } catch {
      // That of the listing itself.
      return [];
    }
  });
}

/** The files of children, with /dev/null in the place of all that is not theirs. */
export class Shield {
  readonly #null: number = fs.openSync('/dev/null', 'r+');
  readonly #foreign: readonly number[];

  constructor() {
    const all = handedOn();
    for (const fd of all.filter((number) => number > LARGEST)) fs.closeSync(fd);
    this.#foreign = all.filter((number) => number <= LARGEST);
  }

  /** @param own the files of the child, from 0 on */
  files(own: readonly ChildFile[]): ChildFile[] {
    const all: ChildFile[] = [...own];
    for (const fd of this.#foreign) {
      while (all.length < fd) all.push('ignore');
      if (fd >= own.length) all[fd] = this.#null;
    }
    return all;
  }

  end(): void {
    fs.closeSync(this.#null);
  }
}
