/** What the passes of a run share: what was asked for, what there is, and what was made of it so far. */
import type { ByteString } from '../../model/bytes.ts';
import type { Facilities } from '../../model/facility.ts';
import type { InsservEvent, NoScriptReason } from '../../model/insserv-event.ts';
import type { ScriptHeader, UnreadScript } from './script-header.ts';
import { ServiceTable } from './service-table.ts';

/** A script named on the command line. */
export interface InsservOperand {
  /** Its file name. */
  readonly name: ByteString;
  /** What stands behind the name: `start=2,3,stop=0,6`. */
  readonly runlevels?: ByteString;
}

/** What is asked for. */
export interface InsservOptions {
  readonly operands: readonly InsservOperand[];
  readonly isRemoving: boolean;
  readonly isForced: boolean;
  /** `-e` */
  readonly isRecursive: boolean;
  /** `-d` */
  readonly usesDefaults: boolean;
  /** `-n` and `-s`: nothing is changed. */
  readonly isDry: boolean;
  /**
   * Debian's 1.24 lets a script that depends on one with `$all` pass, tells what is missing even when forced, and says nothing
   * of unknown facilities that are not required.
   */
  readonly version: '1.26' | '1.24';
}

/** A folder of links, as it is found. `missing` is a folder that a run which changes nothing does not make. */
export type LevelFolder =
  | { readonly kind: 'listed'; readonly entries: readonly LevelEntry[]; readonly isNew: boolean }
  | { readonly kind: 'missing'; readonly reason: ByteString }
  | { readonly kind: 'fault'; readonly step: 'make' | 'open'; readonly reason: ByteString };

export interface LevelEntry {
  readonly name: ByteString;
  /** Whether it is a symbolic link. */
  readonly isLink: boolean;
}

/** What a link leads to. */
export type LinkEnd =
  | { readonly kind: 'dangling' }
  | { readonly kind: 'no-link' }
  | { readonly kind: 'script'; readonly target: ByteString };

/**
 * The files of a system, as the run asks for them. The implementation looks at the disk; asked twice, it may answer from
 * memory. Runlevels are 0-6, and 7 for S.
 */
export interface InsservTree {
  /** The folder of a runlevel; it is made where it is missing, unless the run is dry. */
  openLevel(level: number): LevelFolder;
  linkEnd(level: number, entry: LevelEntry): LinkEnd;
  headerOfLink(level: number, name: ByteString, target: ByteString): ScriptHeader | UnreadScript;
  /** `isLast`: the run will not ask for it again, so that it need not be kept. */
  headerOfScript(name: ByteString, isLast?: boolean): ScriptHeader | UnreadScript;
  /** Names in the folder of scripts, hidden ones and folders left out, in byte order. */
  scriptNames(): readonly ByteString[];
  /** Why such a name is no script; `silent` where nothing is said of it, undefined for a script. */
  refusalOf(name: ByteString): NoScriptReason | 'silent' | undefined;
  /** How messages name the entry of a runlevel's folder. */
  pathOf(level: number, name: ByteString): ByteString;
  /** How messages name a runlevel's folder. */
  folderOf(level: number): ByteString;
}

/** The state of a run. */
export class InsservRun {
  readonly table: ServiceTable = new ServiceTable();
  readonly options: InsservOptions;
  readonly tree: InsservTree;
  readonly facilities: Facilities;
  /** Operands by file name; the last one of a name. */
  readonly operands: ReadonlyMap<ByteString, InsservOperand>;
  /** The folders of links, as the pass over the links found them; one that is missing or faulty is the last. */
  readonly folders: LevelFolder[] = [];
  /** Links that lead nowhere: they go, whatever becomes of the run. */
  readonly dangling: { readonly level: number; readonly name: ByteString }[] = [];
  /** Something was found that ends the run before anything is changed. */
  hasFailed = false;
  readonly emit: (event: InsservEvent) => void;

  constructor(options: InsservOptions, tree: InsservTree, facilities: Facilities, emit: (event: InsservEvent) => void) {
    this.options = options;
    this.tree = tree;
    this.facilities = facilities;
    this.emit = emit;
    this.operands = new Map(options.operands.map((operand) => [operand.name, operand]));
  }
}
