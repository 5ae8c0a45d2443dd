/** Reading what a process writes, without waiting for it. */
import fs from 'node:fs';
import type { ByteString } from '../model/bytes.ts';

/** More than this of an output is read, so that its writer goes on, and dropped. */
const MOST_KEPT = 1 << 16;

export class PipeReader {
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(1 << 14);
  #text: ByteString = '';
  #isEnded = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  get text(): ByteString {
    return this.#text;
  }

  /** True once nobody can write any more. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Takes all that is there now; at most a share of what a writer without an end would send. */
  drain(): void {
    for (let turns = 0; turns < 64 && !this.#isEnded; turns++) {
      let count: number;
      try {
        count = fs.readSync(this.#fd, this.#buffer);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return;
        throw error;
      }
      if (count === 0) this.#isEnded = true;
      else if (this.#text.length < MOST_KEPT) this.#text += this.#buffer.toString('latin1', 0, count);
    }
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}
