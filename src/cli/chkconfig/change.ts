/** The commands of chkconfig-ts that change links: looking up, planning, and what becomes of the plan. */
import { switchXinetd } from '../../header/chkconfig/xinetd.ts';
import { prepareSteps } from '../../change/steps.ts';
import { strerror } from '../../host/errno.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { pathChanges, type FileChange, type Plan } from '../../model/plan.ts';
import {
  isOverridden,
  planAdd,
  planDelete,
  planOverride,
  planRestore,
  planSet,
  type CommandOutcome,
  type PlanGround,
  type SetState,
} from '../../plan/chkconfig/commands.ts';
import type { FarmDraft } from '../../plan/chkconfig/farm-draft.ts';
import type { ChkconfigContext } from './context.ts';
import { explainOutcomes, type ExplainedOutcome } from './explain.ts';
import { forward, isDryRun, verbFor } from './forward.ts';
import { judgeFolders, lookUp, type FoundService } from './lookup.ts';
import type { ChangeRequest } from './request.ts';
import { showPlan } from './show.ts';
import { readSavedList } from './saved-list.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { openDryRun, tellInterrupted, withSession, type FarmSession } from '../../change/session.ts';
import { writeUndoRecord } from '../../change/undo-record.ts';

/** The original's buffer for a path below xinetd.d holds a name of this length. */
const LONGEST_XINETD_NAME = 78;

/** A plan in the making, over all names of the command line. */
interface Draft {
  readonly context: ChkconfigContext;
  readonly farm: FarmDraft;
  readonly ground: PlanGround;
  readonly files: FileChange[];
  /** Services whose findings are worth telling. */
  readonly outcomes: ExplainedOutcome[];
  /** The headers decide where the services are on. */
  readonly isByHeader: boolean;
  status: 0 | 1;
  isPrivileged: boolean;
}

/** A command that cannot go on; its message was not yet told, if it has one. */
type Stop = { readonly message?: ChkconfigMessage } | undefined;

/**
 * Runs a command that changes something, or shows what it would change. What systemd has units of is handed on to it, once the
 * links of the other services are changed.
 */
export function runChange(context: ChkconfigContext, change: Exclude<ChangeRequest, { kind: 'undo' }>): number {
  const verb = verbFor(context, change);
  if (verb === undefined || change.kind !== 'set') return changeLinks(context, change);
  const units = new Set(change.names.filter((name) => context.systemd.unitFor(name) !== undefined));
  const names = change.names.filter((name) => !units.has(name));
  let status = names.length > 0 || context.flags.has('json') ? changeLinks(context, { ...change, names }) : OK;
  if (status !== OK) return status;
  for (const name of units) {
    const forwarded = forward(context, name, verb) ?? OK;
    if (status === OK) status = forwarded;
  }
  return status;
}

function changeLinks(context: ChkconfigContext, change: Exclude<ChangeRequest, { kind: 'undo' }>): number {
  const { scope } = context;
  if (isDryRun(context)) {
    tellInterrupted(scope);
    return planAll(context, change, openDryRun(scope));
  }
  return withSession(scope, (session) => planAll(context, change, session)) ?? FOUND;
}

function planAll(
  context: ChkconfigContext,
  change: Exclude<ChangeRequest, { kind: 'undo' }>,
  session: FarmSession,
): number {
  const { world, systemd } = context;
  const farm = world.draft();
  const ground: PlanGround = {
    draft: farm,
    catalogue: () => {
      const { catalogue } = world;
      return catalogue.kind === 'scripts' ? catalogue.scripts : undefined;
    },
    isMetElsewhere: (name) => systemd.standsInFor(name),
  };
  const isByHeader = change.kind === 'add' || (change.kind === 'set' && change.state === 'reset');
  const draft: Draft = { context, farm, ground, files: [], outcomes: [], isByHeader, status: OK, isPrivileged: false };
  const stop = change.kind === 'restore' ? planSaved(draft, change.file) : planNames(draft, change);
  if (stop !== undefined) {
    if (stop.message !== undefined) context.report(stop.message);
    return FOUND;
  }
  return finish(draft, session);
}

function planNames(draft: Draft, change: Exclude<ChangeRequest, { kind: 'undo' | 'restore' }>): Stop {
  for (const name of change.names) {
    const stop = change.kind === 'override' ? planOverrideOf(draft, name) : planName(draft, name, change);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

function planName(
  draft: Draft,
  name: ByteString,
  change: Exclude<ChangeRequest, { kind: 'undo' | 'restore' | 'override' }>,
): Stop {
  const { context, ground } = draft;
  const result = lookUp(context.world, name, context.type);
  if (result.kind === 'missing') return result;
  const { found } = result;
  if (found.kind === 'xinetd' && change.kind !== 'set') return undefined;
  const denied = checkPrivileges(draft);
  if (denied !== undefined) return denied;
  if (found.kind === 'xinetd') {
    return change.kind === 'set' ? switchService(draft, found, change.state) : undefined;
  }
  const before = draft.farm.refused.length;
  const outcome =
    change.kind === 'set'
      ? planSet(ground, found.script, change.state, change.levels)
      : (change.kind === 'add' ? planAdd : planDelete)(ground, found.script, change.isStrict);
  // The original says that it has added what it could not link for its buffers; here that is no success.
  const isTooLong = draft.farm.refused.slice(before).some(({ code }) => code === 'ENAMETOOLONG');
  note(draft, found.script, isTooLong ? { ...outcome, status: 1 } : outcome);
  return undefined;
}

function note(draft: Draft, script: ChkconfigScript, outcome: CommandOutcome): void {
  draft.outcomes.push({ script, outcome });
  if (outcome.status === 1) draft.status = FOUND;
}

/** Where nothing is overridden, not even the rights are looked at. */
function planOverrideOf(draft: Draft, name: ByteString): Stop {
  const { context, ground } = draft;
  const pair = context.type === 'xinetd' ? undefined : context.world.readPair(name);
  if (pair === undefined || !isOverridden(pair)) return undefined;
  const denied = checkPrivileges(draft);
  if (denied !== undefined) return denied;
  const isLsb = pair.script.lsb || pair.override.lsb;
  const message = judgeFolders(context.world, (isLsb ? ground.catalogue()?.[0]?.name : undefined) ?? name);
  if (message !== undefined) return { message };
  note(draft, pair.script, planOverride(ground, pair));
  return undefined;
}

function checkPrivileges(draft: Draft): Stop {
  if (draft.isPrivileged) return undefined;
  const fault = draft.context.world.host.mayChange('/etc/rc3.d');
  draft.isPrivileged = fault === undefined;
  return fault === undefined ? undefined : { message: { kind: 'no-privileges', fault } };
}

/** A service of xinetd: its file is written anew, for its owner alone, as the original does it. */
function switchService(draft: Draft, found: Extract<FoundService, { kind: 'xinetd' }>, state: SetState): Stop {
  const { name, text, service } = found;
  const path = `/etc/xinetd.d/${name}`;
  if (name.length > LONGEST_XINETD_NAME) return { message: { kind: 'xinetd-name', path, most: LONGEST_XINETD_NAME } };
  const isOn = state === 'reset' ? service.enabled : state !== 'off';
  draft.files.push({ path, service: name, text: switchXinetd(text, isOn), mode: 0o600 });
  return undefined;
}

/** `--restore`: each service of a saved list gets exactly the levels that it had. */
function planSaved(draft: Draft, file: string): Stop {
  const saved = readSavedList(draft.context, file);
  if (saved.kind === 'fault') return { message: saved.message };
  for (const { name, levels, xinetd } of saved.services) {
    const result = lookUp(draft.context.world, name, xinetd === undefined ? 'sysv' : 'xinetd');
    if (result.kind === 'missing') return result;
    const denied = checkPrivileges(draft);
    if (denied !== undefined) return denied;
    const { found } = result;
    if (found.kind === 'sysv') note(draft, found.script, planRestore(draft.ground, found.script, levels));
    else if (found.service.on !== xinetd) {
      const stop = switchService(draft, found, xinetd === true ? 'on' : 'off');
      if (stop !== undefined) return stop;
    }
  }
  return undefined;
}

/** Shows the plan, or makes it true. */
function finish(draft: Draft, session: FarmSession): number {
  const { context, farm, files, outcomes } = draft;
  const { world, systemd, report } = context;
  if (!context.isStrict) explainOutcomes(context, outcomes, farm, draft.isByHeader);
  for (const link of farm.refused) report({ kind: 'link-refused', link, reason: strerror(link.code) });
  const plan = withoutNoChanges(context, { links: farm.changes(), files, refused: farm.refused });
  const steps = session.apply(pathChanges(plan));
  if (steps === undefined) return FOUND;
  const { status } = draft;
  if (isDryRun(context)) {
    showPlan(context, plan, { status, isApplied: false, farm });
    return status;
  }
  if (!context.isStrict) writeUndoRecord(context.io, context.root, context.command, steps);
  world.forget();
  if (files.length > 0) systemd.reloadXinetd();
  if (outcomes.length > 0) systemd.reload();
  showPlan(context, plan, { status, isApplied: true, farm });
  return status;
}

/** Links that lead where they should already are no change; only the disk can tell. */
function withoutNoChanges(context: ChkconfigContext, plan: Plan): Plan {
  if (context.isStrict) return plan;
  const { host } = context.world;
  const links = plan.links.filter(({ action, folder, after, target }) => {
    if (action !== 'replace') return true;
    const found = host.look(`${folder}/${after ?? ''}`);
    return found.kind !== 'link' || found.target !== target;
  });
  const files = plan.files.filter(({ path, text, mode }) => {
    const prepared = prepareSteps(host, [{ path, after: { kind: 'file', text, mode } }]);
    return prepared.kind === 'fault' || prepared.steps.length > 0;
  });
  return { ...plan, links, files };
}
