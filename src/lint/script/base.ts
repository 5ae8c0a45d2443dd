/** What the views of a script are made from, in two steps: what stands in the file, and which header lines are at fault. */
import type { ByteString } from '../../model/bytes.ts';
import type { Headers } from '../../model/header.ts';
import type { Profile } from '../../model/lint.ts';
import type { ShellBody } from '../../shell/body.ts';
import type { TextLines } from '../../shell/text-lines.ts';
import type { HeaderSlip } from './slip.ts';

/** A script before anything of it is judged. */
export interface ScriptBase {
  readonly path: ByteString;
  /** The name that it has where it is installed. */
  readonly name: ByteString;
  readonly text: ByteString;
  readonly profile: Profile;
  readonly headers: Headers;
  readonly lines: TextLines;
  readonly body: ShellBody;
}

/** A script whose header lines are judged. */
export interface JudgedScript extends ScriptBase {
  /** Lines that a rule of the header family reports, by their numbers: their values are not to be looked at. */
  readonly slips: ReadonlyMap<number, HeaderSlip>;
}
