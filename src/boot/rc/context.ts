/** What all scripts of one boot share, and what their turns leave behind. */
import type { BootPass, BootReason, BootStep, BootWarning } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import type { Truth } from '../../shell/conditions.ts';
import type { ShellVariables } from '../../shell/variables.ts';
import type { ShellWorld } from '../../shell/world.ts';
import type { RcFile } from './file.ts';

export interface RcContext {
  readonly system: 'freebsd' | 'netbsd';
  readonly view: RootView;
  readonly world: Pick<ShellWorld, 'readFile' | 'testFile' | 'matches'>;
  /** The variables of rc(8) itself. */
  readonly variables: ShellVariables;
  /** Folders that have an `rc.conf.d`. */
  readonly configFolders: readonly ByteString[];
  /** Names of services whose process exists. */
  readonly running: ReadonlySet<ByteString>;
  /** NetBSD: whether the boot is one without questions, which skips the look for processes. */
  readonly isFast: boolean;
  /** Scripts by path. */
  readonly files: ReadonlyMap<ByteString, RcFile>;
  /** Paths of those that were started. */
  readonly started: Set<ByteString>;
  readonly steps: BootStep[];
  readonly warnings: BootWarning[];
  /** Starts a script unless it runs; whether it runs then. */
  readonly force: (context: RcContext, name: ByteString, puller: RcTurn, isSure: boolean) => boolean;
  /** How many scripts are being forced by one another. */
  forced: number;
}

/** A script's turn: where it stands, and the words it is called with. */
export interface RcTurn {
  readonly file: RcFile;
  readonly pass: BootPass;
  readonly verb: ByteString;
}

/** A script that is being followed, as the parts of rc.subr see it. */
export interface RcService {
  readonly context: RcContext;
  readonly turn: RcTurn;
  readonly variables: ShellVariables;
  /** A script that was to be forced first, and failed. */
  readonly failedPull: BootReason | undefined;
  readonly warn: (text: ByteString) => void;
  /** checkyesno, with its warning. */
  readonly checkYesNo: (name: ByteString) => Truth;
  /** Runs a text in the script's shell; what ends it does not end the script. */
  readonly runText: (text: ByteString) => void;
}
