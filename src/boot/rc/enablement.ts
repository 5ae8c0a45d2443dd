/** Whether one rc script would start, for those who have its text and a configuration and nothing else. */
import type { BootDecision, BootReason, BootWarning, ChainLink, StepCode } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import { readRcorder } from '../../header/rcorder/reader.ts';
import { ShellVariables, type AssignmentRecord } from '../../shell/variables.ts';
import type { RcContext } from './context.ts';
import { createRcWorld } from './world.ts';
import { ServiceRun } from './service-run.ts';

export interface Enablement {
  readonly decision: BootDecision;
  readonly code: StepCode;
  readonly reasons: readonly BootReason[];
  /** All assignments to the variable that switches it; the last one counts. */
  readonly chain: readonly ChainLink[];
  readonly variable?: ByteString;
  /** What rc.subr(8) would say. */
  readonly warnings: readonly BootWarning[];
}

/** A root in which every file that a script asks for is there. */
const FULL_VIEW: RootView = {
  readFile: () => ({ kind: 'absent' }),
  kindOf: () => 'file',
  isExecutable: () => true,
  listNames: () => undefined,
  realPath: (path) => path,
};

/**
 * Decides whether a script of FreeBSD would start at boot. Files that it requires count as there; for a decision that looks
 * at a whole system see `planBoot`.
 *
 * @param script its path, for places, and its text
 * @param conf the assignments of rc.conf, as `readRcConf` gives them, in the order of the files
 * @returns the decision, what decides, the chain of assignments. Never throws.
 */
export function decideEnablement(
  script: { readonly path: ByteString; readonly text: ByteString },
  conf: readonly AssignmentRecord[],
): Enablement {
  const variables = new ShellVariables();
  for (const record of conf) variables.assign(record);
  const file = {
    path: script.path,
    script: script.path,
    text: script.text,
    reason: '',
    isExecutable: true,
    header: readRcorder(script.text),
    isLocal: false,
  };
  const context: RcContext = {
    system: 'freebsd',
    view: FULL_VIEW,
    world: createRcWorld(FULL_VIEW),
    variables,
    configFolders: [],
    running: new Set(),
    isFast: true,
    files: new Map(),
    started: new Set(),
    steps: [],
    warnings: [],
    force: () => true,
    forced: 0,
  };
  const outcome = new ServiceRun(context, { file, pass: 'early', verb: 'faststart' }, false).run();
  return { ...outcome, warnings: context.warnings };
}
