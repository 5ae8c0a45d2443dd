/** Exit statuses. They are an interface: each command's page in `docs/` has its table. */

/** All is well. */
export const OK = 0;
/** The command did its work and found something wrong in its input. */
export const FOUND = 1;
/** Wrong use: nothing was done. */
export const WRONG_USE = 2;
/** The work could not be finished: its output could not be written, or the program itself is at fault. */
export const FAILED = 3;
/** The reader of the output went away, as a shell reports SIGPIPE. */
export const READER_GONE = 141;
