/** The public library: everything that the commands are made of. */
export * from './model/bytes.ts';
export * from './model/chkconfig-script.ts';
export * from './model/chkconfig-service.ts';
export * from './model/cycle.ts';
export * from './model/fault.ts';
export * from './model/finding.ts';
export * from './model/graph.ts';
export * from './model/header.ts';
export * from './model/insserv-event.ts';
export * from './model/insserv-plan.ts';
export * from './model/link-farm.ts';
export * from './model/link-plan.ts';
export * from './model/place.ts';
export * from './model/plan.ts';
export * from './model/rcorder-order.ts';
export { mergeOverride, type ChkconfigText } from './header/chkconfig/merge.ts';
export { readChkconfigOverride, readChkconfigService } from './header/chkconfig/strict.ts';
export { readXinetd, switchXinetd, type XinetdService } from './header/chkconfig/xinetd.ts';
export { readHeaders } from './header/all-dialects.ts';
export { lsbField } from './header/lsb/reader.ts';
export { rcorderWords, readRcorder, type RcorderReading } from './header/rcorder/reader.ts';
export { buildRcorderGraph } from './graph/build/rcorder.ts';
export {
  fromGraphlib,
  toGraphlib,
  type ExchangeEdge,
  type ExchangeGraph,
  type ExchangeNode,
} from './graph/graphlib.ts';
export {
  ChkconfigPriorities,
  type ChkconfigNumber,
  type ChkconfigNumbers,
  type UnmetWord as UnmetRequirement,
} from './order/chkconfig/priorities.ts';
export type { MaskedScript } from './model/chkconfig-script.ts';
export { orderInsserv, type GreatestDepths } from './order/insserv/order.ts';
export { InsservRun, type InsservOperand, type InsservOptions, type InsservTree } from './order/insserv/run.ts';
export { orderRcorder } from './order/rcorder/order.ts';
export {
  planAdd,
  planDelete,
  planOverride,
  planRestore,
  planSet,
  type CommandOutcome,
  type OverridePair,
  type PlanGround,
  type SetState,
} from './plan/chkconfig/commands.ts';
export { planDependencyFiles } from './plan/insserv/dependencies.ts';
export { planDanglingLinks, planInsservLinks } from './plan/insserv/runlevel-links.ts';
export { listPlaces } from './plan/insserv/places.ts';
export { planScriptLinks, type LinkPlanOptions } from './plan/links/of-scripts.ts';
export { compareWithTree } from './plan/links/difference.ts';
export type { ScriptText } from './plan/links/script.ts';
export { FarmDraft, type LinkWish } from './plan/chkconfig/farm-draft.ts';
export { isSame, prepareSteps, type BeforeState, type ChangeStep, type StepsResult } from './change/steps.ts';
export { createDiskHost } from './host/disk-host.ts';
export { createDiskLinks } from './host/disk-links.ts';
export type { FileRights, LinkDoor } from './host/link-door.ts';
export { acquireLock, type LockResult } from './change/lock.ts';
export type { ProgramRun, Programs } from './host/programs.ts';
export { readFarmFolder } from './system/farm-folders.ts';
export { needsRecovery, recover, type Recovery } from './change/rollback.ts';
export { createRootedHost, type RootedHost, type WholeHost } from './host/rooted-host.ts';
export { applySteps, type ApplyFault, type ApplyResult } from './change/transaction.ts';
export { createMemoryHost, type MemoryEntry, type MemoryHost, type MemoryObject } from './host/memory-host.ts';
export type { ChangeFault, FolderEntry, FolderResult, Host, IsEnough, Look, ReadResult } from './host/door.ts';
export type { Output } from './host/output.ts';
export { runChkconfig } from './cli/chkconfig/command.ts';
export type { FarmIo } from './host/farm-io.ts';
export { runInsserv } from './cli/insserv/command.ts';
export type { Command, Io, LinkIo } from './host/io.ts';
export { runRcorder } from './cli/rcorder/command.ts';
export { runUpdateRcdCommand } from './cli/update-rcd/command.ts';
export { VERSION } from './cli/frame/version.ts';
