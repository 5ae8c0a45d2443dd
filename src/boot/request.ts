/** What is asked of a simulation: a system's files, and what a look at them does not tell. */
import type { BootPhase } from '../model/boot-plan.ts';
import type { ByteString } from '../model/bytes.ts';
import type { RcorderDialect } from '../model/rcorder-order.ts';
import type { RootView } from '../model/root-view.ts';
import type { AssignmentRecord } from '../shell/variables.ts';

export interface BsdRequest {
  readonly phase: BootPhase;
  readonly view: RootView;
  readonly rcorder: RcorderDialect;
  /** In a jail: true without a network stack of its own. */
  readonly jail: boolean | 'vnet';
  /** The sentinel of a first boot counts as there. */
  readonly isFirstboot: boolean;
  /** It appears with a file system that the early pass mounts. */
  readonly isFirstbootLate: boolean;
  /** From single-user: no autoboot. */
  readonly isSingle: boolean;
  readonly running: ReadonlySet<ByteString>;
  /** Variables settled from outside. */
  readonly fixed: ReadonlyMap<ByteString, AssignmentRecord>;
  /** Files in place of rc.conf. */
  readonly confFiles: readonly ByteString[];
  /** Folders in place of local_startup. */
  readonly localFolders: readonly ByteString[] | undefined;
  readonly divider: ByteString | undefined;
  readonly isOnePass: boolean;
}

/** The same for sysvinit and those like it. */
export interface SysvRequest {
  readonly phase: BootPhase;
  readonly view: RootView;
  /** `N`, `S` or a digit. */
  readonly from: ByteString;
  readonly to: ByteString;
  readonly mode: 'auto' | 'makefile' | 'numbers';
  /** The generation of sysv-rc: 2 passes over what the old level started already. */
  readonly generation: 2 | 3;
  /** Those of the tree, none, one for each script, or those in a folder of the root. */
  readonly locks: 'tree' | 'none' | 'all' | { readonly folder: ByteString };
}

/** What a BSD boot is asked by default: an automatic boot outside of a jail, with what the root's files say. */
export const BSD_DEFAULTS: Omit<BsdRequest, 'phase' | 'view' | 'rcorder'> = {
  jail: false,
  isFirstboot: false,
  isFirstbootLate: false,
  isSingle: false,
  running: new Set(),
  fixed: new Map(),
  confFiles: [],
  localFolders: undefined,
  divider: undefined,
  isOnePass: false,
};

/** The same of sysvinit: the first boot into a runlevel. */
export const SYSV_DEFAULTS: Omit<SysvRequest, 'phase' | 'view' | 'to'> = {
  from: 'N',
  mode: 'auto',
  generation: 3,
  locks: 'tree',
};
