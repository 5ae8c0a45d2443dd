/** The public library, by what one wants to do; `docs/library.md` has an example of each group. */

// Text. All names and texts are byte strings: one code unit (0-255) for each byte.
export { bytesOfText, compareBytes, isByteString, textOfBytes, type ByteString } from './model/bytes.ts';
export type { Place, Span, Word } from './model/place.ts';

// Read the headers of a script: what every dialect says, or what one real program makes of it.
export { readHeaders } from './header/all-dialects.ts';
export { readChkconfigOverride, readChkconfigService } from './header/chkconfig/strict.ts';
export { mergeOverride, type ChkconfigText } from './header/chkconfig/merge.ts';
export { readFacilities, type ConfFile } from './header/facility/definitions.ts';
export { readInsserv } from './header/insserv/reader.ts';
export { lsbField } from './header/lsb/reader.ts';
export { rcorderWords, readRcorder, type RcorderReading } from './header/rcorder/reader.ts';
export type { ChkconfigScript } from './model/chkconfig-script.ts';
export type { ChkconfigFacts, ChkconfigList, ChkconfigRefusal, ChkconfigService } from './model/chkconfig-service.ts';
export type { Facilities, Facility, FacilityMember } from './model/facility.ts';
export type { HeaderFinding, HeaderFindingCode } from './model/finding.ts';
export type {
  ChkconfigHeader,
  ChkconfigLine,
  Headers,
  LsbField,
  LsbHeader,
  RcorderField,
  RcorderHeader,
  RcorderKeyword,
} from './model/header.ts';
export type { InsservField, InsservKeyword, InsservReading } from './model/insserv.ts';

// Build a graph of scripts and explain it: who comes before whom, which word says so, where the rings are.
export { buildLsbGraph, type LsbScript, type RunlevelScope } from './graph/build/lsb.ts';
export { buildRcorderGraph } from './graph/build/rcorder.ts';
export {
  fromGraphlib,
  toGraphlib,
  type ExchangeEdge,
  type ExchangeGraph,
  type ExchangeNode,
} from './graph/graphlib.ts';
export { analyseCycles } from './graph/rings/analysis.ts';
export { findChains, type Chains } from './graph/walks/chains.ts';
export { arcNumbers, arcOf, type Arc } from './model/arc.ts';
export type { Cut, CycleGroup, CycleLimits } from './model/cycle.ts';
export type { ArcTable, DependencyGraph, DependencyWord, Direction, GraphScript, UnmetWord } from './model/graph.ts';

// Draw a graph: what is drawn of it as data, parts of that, and its forms. What needs the layout engine loads it then.
export { layOutStoreys, USUAL_WISHES, type LayoutWishes, type NoLayout } from './cli/graph/layout-storeys.ts';
export type { HeaderSet } from './graph/build/set.ts';
export { buildSetGraphs, type SetGraph } from './graph/rings/of-set.ts';
export { layOut, type Layout, type LayoutResult } from './host/layout-engine.ts';
export { drawPicture, WHOLE_BOOT, type PictureOptions } from './picture/build.ts';
export { findNeighbourhood, findPath, takePart, type Neighbourhood, type Walk } from './picture/neighbourhood.ts';
export { renderDot, type DrawOptions } from './render/graph/dot.ts';
export { renderMermaid } from './render/graph/mermaid.ts';
export { renderSvg } from './render/graph/svg-file.ts';
export { renderGraphPage, type GraphPage } from './render/page/graph-page.ts';
export type {
  EdgeKind,
  EdgeWord,
  Grouping,
  Picture,
  PictureCycle,
  PictureEdge,
  PictureNode,
  Storey,
} from './model/picture.ts';
export type { StoreyLayout } from './model/storey-view.ts';

// Order scripts: as rcorder(8) does, as insserv(8) does, as chkconfig(8) does, or by levels.
export { ChkconfigPriorities, type ChkconfigNumber, type ChkconfigNumbers } from './order/chkconfig/priorities.ts';
export { orderInsserv, type GreatestDepths } from './order/insserv/order.ts';
export { InsservRun, type InsservOperand, type InsservOptions, type InsservTree } from './order/insserv/run.ts';
export { orderByLevel, type LevelledScript } from './order/levels.ts';
export { orderRcorder } from './order/rcorder/order.ts';
export type { MaskedScript } from './model/chkconfig-script.ts';
export type {
  OrderedScript,
  RcorderDialect,
  RcorderEvent,
  RcorderInput,
  RcorderOrder,
  RcorderScript,
} from './model/rcorder-order.ts';

// Plan the links of the runlevels, and compare a plan with a tree.
export { compareWithTree } from './plan/links/difference.ts';
export { planScriptLinks, type LinkPlanOptions } from './plan/links/of-scripts.ts';
export type { ScriptText } from './plan/links/script.ts';
export type {
  LinkDifference,
  LinkPlan,
  PlanCause,
  PlanDifference,
  PlannedLink,
  PlanScheme,
  TreeLink,
} from './model/link-plan.ts';

// Make units of systemd from init scripts, and check units.
export { checkUnits, type CheckWorld } from './migrate/check/units.ts';
export { parseUnit, type ParsedUnit, type UnitEntry } from './migrate/check/parse.ts';
export { migrateScripts, UNKNOWN_SYSTEM, type MigrationSystem } from './migrate/script-set.ts';
export type { MigrationWishes, ScriptToMigrate } from './migrate/one-script.ts';
export { FOREGROUND, type Foreground, type ForegroundTable } from './migrate/unit/foreground.ts';
export { renderUnitFile } from './render/migrate/unit-file.ts';
export type {
  FormReason,
  Hardening,
  LeftOut,
  MigratedScript,
  UnitFile,
  UnitForm,
  UnitTodo,
} from './model/migration.ts';
export type { SysvStart } from './model/sysv-unit.ts';

// Tell what a system will run at boot or shutdown, what decides it, and what it takes.
export { diffPlans } from './boot/diff.ts';
export { planBoot, type BootRequest } from './boot/plan-boot.ts';
export { decideEnablement, type Enablement } from './boot/rc/enablement.ts';
export { BSD_DEFAULTS, SYSV_DEFAULTS, type BsdRequest, type SysvRequest } from './boot/request.ts';
export { schedule } from './boot/schedule/makespan.ts';
export { readTimes, type TimesResult } from './boot/schedule/read-times.ts';
export { readRcConf } from './shell/rc-conf.ts';
export type { AssignmentRecord, ShellValue, UnknownCause } from './shell/variables.ts';
export { guessRcorder, guessSystem } from './system/boot/guess-system.ts';
export { createRootView } from './system/boot/root-view.ts';
export type { BootDifference, StepChange } from './model/boot-difference.ts';
export type {
  BootDecision,
  BootFinding,
  BootPlan,
  BootReason,
  BootStep,
  BootSystem,
  BootWarning,
  SkippedScript,
} from './model/boot-plan.ts';
export type { BootGain, BootTimes, ScheduledTask } from './model/boot-times.ts';
export type { RootView, ViewedFile } from './model/root-view.ts';

// Lint scripts, say what was found, and repair it.
export { applyFixes, type FixedText } from './lint/fixes.ts';
export { LINT_RULES, lintScripts, type LintOptions } from './lint/scripts.ts';
export type { ScriptSource } from './lint/script/context.ts';
export type { Level, LintFinding, LintFix, Profile, RuleDescription, TextEdit } from './model/lint.ts';
export { wordLint as lintMessage, wordLintHelp as lintHelp } from './render/lint/sentences.ts';

// Write new scripts that are right from the start.
export { planNewScript, type NewWishes } from './cli/new/complete-plan.ts';
export { defaultsOf as newScriptDefaults, type Companion } from './new/companions.ts';
export { hintsOf as newScriptHints } from './new/hints.ts';
export type { NewKind, NewPlan, NewProfile, Reload } from './new/plan.ts';
export { writeScript } from './new/write.ts';
export type { NewHint } from './model/new-answer.ts';

// Exercise scripts: what is guessed of one, what is tried and how it is judged, on whatever runs the actions; and a sandbox.
export { CHECKS as EXERCISE_CHECKS, levelOf as exerciseLevel, type CheckDescription } from './exercise/catalogue.ts';
export { guessService } from './exercise/guess.ts';
export { knowScript, type ExerciseCase, type KnownScript, type NeededSandbox } from './exercise/needs.ts';
export { exerciseScript } from './exercise/script.ts';
export type {
  ExerciseCheck,
  ExerciseGuess,
  ExerciseLevel,
  ExerciseProfile,
  ExerciseStep,
  FailureArguments,
  SandboxProcess,
  ScriptExercise,
  Verdict,
} from './model/exercise.ts';
export type { ActionRecord, ActionRequest, ProcessInside, Sandbox, SandboxFile } from './model/sandbox.ts';
export type { Scenario } from './model/scenario.ts';
export { wordCheckHelp as exerciseHelp, wordCheck as exerciseMessage } from './render/exercise/sentences.ts';
export { openSandbox, type NoSandbox } from './sandbox/open.ts';
export type { SandboxRequest, StandIn } from './sandbox/request.ts';

// Make changes of links and files below a root: as a whole or not at all, whatever happens on the way.
export { withSession, type FarmSession, type SessionScope } from './change/session.ts';
export type { ChangeStep } from './change/steps.ts';
export type { PathChange, PathState } from './model/plan.ts';
export type { SessionEvent } from './model/session-event.ts';

// Hosts: the door to the disk, one to texts in memory, and one that never leaves a root.
export { createDiskHost } from './host/disk-host.ts';
export { createDiskLinks } from './host/disk-links.ts';
export { createMemoryHost, type MemoryEntry, type MemoryHost, type MemoryObject } from './host/memory-host.ts';
export { createRootedHost, type RootedHost, type WholeHost } from './host/rooted-host.ts';
export type { ChangeFault, FolderEntry, FolderResult, Host, IsEnough, Look, ReadResult } from './host/door.ts';
export type { LinkDoor } from './host/link-door.ts';

// Run a whole command: arguments and an Io in, exit status out.
export { runChkconfig } from './cli/chkconfig/command.ts';
export { runInitorder } from './cli/initorder/command.ts';
export { runInsserv } from './cli/insserv/command.ts';
export { runRcorder } from './cli/rcorder/command.ts';
export { runUpdateRcdCommand as runUpdateRcd } from './cli/update-rcd/command.ts';
export { VERSION } from './cli/frame/version.ts';
export type { FarmIo } from './host/farm-io.ts';
export type { Command, Io, LinkIo } from './host/io.ts';
export type { Output } from './host/output.ts';
export type { ProgramRun, Programs } from './host/programs.ts';
