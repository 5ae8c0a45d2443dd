/** `insserv-ts`: the LSB boot order, link for link as insserv(8) 1.26 makes it. */
import { openDraft } from '../../host/draft-host.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { changesLinks } from '../../model/insserv-plan.ts';
import { wordCommand } from '../../render/text/command-words.ts';
import type { AdvisedRun } from '../../render/insserv/advice.ts';
import { renderInsservWrongUse } from '../../render/insserv/compat.ts';
import { renderInsservJson } from '../../render/insserv/json.ts';
import { renderPlaces } from '../../render/insserv/output.ts';
import { renderInsservPlan } from '../../render/insserv/report.ts';
import { callingOf, namedSpec } from '../frame/called-as.ts';
import { renderCompletion } from '../frame/completion.ts';
import { withConventions } from '../frame/conventions.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { openDryRun, tellInterrupted, withSession, type FarmSession } from '../../change/session.ts';
import { readInsservArguments, takeLeading, type InsservArguments, type LeadingOptions } from './arguments.ts';
import { renderHelp } from '../frame/help-page.ts';
import { findInsservPlaces } from '../../system/insserv/places.ts';
import { InsservReport } from './report.ts';
import { runInsservOn, type InsservOutcome } from './run.ts';
import { INSSERV_SPEC } from './spec.ts';
import type { LinkIo } from '../../host/io.ts';
import { judgeRoot } from '../frame/root-option.ts';
import { showWords } from '../frame/set-options.ts';
import { VERSION } from '../frame/version.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';

/** Runs the command; see `docs/insserv-ts.md` for its exit statuses. */
export function runInsserv(argv: readonly string[], io: LinkIo): number {
  const { name, isReal } = callingOf(io, INSSERV_SPEC.name);
  const spec = withConventions(namedSpec(INSSERV_SPEC, name));
  const leading = takeLeading(argv);
  // Called as insserv it is the one of Debian 12, with our options beside its own.
  const compat = leading.compat ?? (isReal ? '1.24' : undefined);
  const use = readInsservArguments(leading);
  if (use.kind === 'help') return show(io, renderHelp(spec));
  if (use.kind === 'wrong') {
    if (compat !== undefined) io.stderr.write(renderInsservWrongUse(use.message, use.isPlain));
    else reportWrongUse(io, name, use.message === '' ? 'an empty path' : use.message);
    return FOUND;
  }
  const { flags, completion } = use.args;
  if (flags.has('version')) return show(io, `${name} (initorder) ${VERSION}\n`);
  if (completion !== undefined) return show(io, renderCompletion([spec], completion));
  const wrong = judgeRoot(io, use.args.root === undefined ? undefined : textOfBytes(use.args.root));
  if (wrong !== undefined) return reportWrongUse(io, name, wrong.message, wrong.hint);
  return runWith(use.args, { ...leading, compat }, io, name);
}

function show(io: LinkIo, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}

/** How `initorder cycles` is told of the scripts of this call. */
function wordsForCycles({ root = '', scriptFolder, conf, operands }: InsservArguments): ByteString {
  if (operands.some((operand) => operand.includes('/'))) return 'PATH...';
  const inside = (path: ByteString): ByteString => {
    return root === '' ? path : `${root.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  };
  const set = scriptFolder === undefined ? ['--root', root === '' ? '/' : root] : [inside(scriptFolder)];
  return bytesOfText(showWords([...set, ...(conf === undefined ? [] : ['--conf', inside(conf)])]));
}

/** The call with other scripts, its options as they were given. */
function adviseRun(name: string, { rest, root }: LeadingOptions, { operands }: InsservArguments): AdvisedRun {
  const words = rest.map(bytesOfText);
  const program = (list: readonly ByteString[]): ByteString =>
    wordCommand(name, root === undefined ? undefined : bytesOfText(root), list);
  return {
    instead: (script, other) =>
      program(
        words.map((word) =>
          operands.includes(word) && word.startsWith(script) ? other + word.slice(script.length) : word,
        ),
      ),
    withScripts: (names) => program([...words, ...names]),
  };
}

function runWith(args: InsservArguments, leading: LeadingOptions, io: LinkIo, name: string): number {
  const { compat } = leading;
  const { flags, verbosity, color } = args;
  const isPlan = compat === undefined && flags.has('dry-run');
  const system = createRootedHost(io.host, args.root ?? '/', bytesOfText(io.cwd));
  const host = isPlan ? openDraft(system).host : system;
  const report = new InsservReport(io, host, {
    command: name,
    compat,
    isSilent: flags.has('silent'),
    verbosity: isPlan ? 0 : verbosity,
    color,
    set: wordsForCycles(args),
    root: args.root,
    advised: adviseRun(name, leading, args),
  });
  const places = findInsservPlaces(host, { ...args, isRemoving: flags.has('remove') });
  if ('code' in places) {
    report.tell(places);
    report.finish(undefined);
    return FOUND;
  }
  const options = {
    isRemoving: flags.has('remove'),
    isForced: flags.has('force'),
    isRecursive: flags.has('recursive'),
    usesDefaults: flags.has('default'),
    isDry: flags.has('dry') || flags.has('show-all') || (flags.has('dry-run') && !isPlan),
    tellsCauses: isPlan || flags.has('json'),
    version: compat ?? '1.26',
  };
  const run = (session: FarmSession): InsservOutcome => {
    const outcome = runInsservOn(host, places, options, report.tell, session);
    report.finish(outcome.run);
    return outcome;
  };
  const command = `${name} ${args.operands.join(' ')}`.trim();
  const scope = {
    host,
    folder: `${places.scripts}/..`,
    reach: [places.dependencies],
    command,
    tell: report.tellSession,
  };
  const isReal = !options.isDry && !isPlan;
  if (!isReal) tellInterrupted(scope);
  const outcome = isReal ? withSession(scope, run) : run(openDryRun(scope));
  if (outcome === undefined) return FOUND;
  const status = outcome.isDone ? OK : FOUND;
  if (flags.has('json')) {
    io.stdout.write(renderInsservJson(outcome, status, isReal));
    return status;
  }
  if (flags.has('show-all') && outcome.isDone) io.stdout.write(renderPlaces(outcome.places));
  if (isPlan && (outcome.isDone || changesLinks(outcome))) io.stdout.write(renderInsservPlan(outcome));
  return status;
}
