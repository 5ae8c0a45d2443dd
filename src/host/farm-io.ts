/** What a command may touch that changes link farms: more than others, for it makes links and may have to ask systemd. */
import type { Programs } from './programs.ts';
import type { LinkIo } from './io.ts';

export interface FarmIo extends LinkIo {
  readonly programs: Programs;
}
