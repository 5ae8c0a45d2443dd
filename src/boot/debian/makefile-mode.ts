/** A runlevel by the makefiles of startpar(8): who is called is decided by links, in which order by rules among those. */
import type { BootArc, BootPass, BootStep, BootTask, SkipCode, SkippedScript } from '../../model/boot-plan.ts';
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import type { RootView } from '../../model/root-view.ts';
import { shortPath } from '../paths.ts';
import type { LevelLink } from '../sysv/level-links.ts';
import { fileReason, placedReason, skippedLink } from '../sysv/steps.ts';
import { readDependFile, type DependFile, type DependRule } from './depend-file.ts';
import { rankNames } from './importance.ts';
import { dropLoops, type SoundRules } from './loops.ts';
import { runInOrder } from './ready-order.ts';

/** A call of startpar. */
export interface MakefileRun {
  readonly depend: DependFile;
  readonly sound: SoundRules;
  readonly steps: readonly BootStep[];
  readonly skipped: readonly SkippedScript[];
  readonly tasks: readonly BootTask[];
  readonly arcs: readonly BootArc[];
  /** The names called, by their index in the depend file, and the link of each. */
  readonly called: ReadonlyMap<number, LevelLink>;
}

const FOLDER = '/etc/init.d';

/** What a link says in this mode: a letter, exactly two digits, a name. */
export function serviceOf({ name }: LevelLink): ByteString | undefined {
  return /^[SK][0-9]{2}([^]+)$/.exec(name)?.[1];
}

/**
 * One call: `boot`, `start` or `stop`.
 *
 * @param links of the new runlevel, those that count for this call
 * @param oldLinks of the old runlevel; what has the same link there is not called
 */
export function runMakefile(
  view: RootView,
  action: 'boot' | 'start' | 'stop',
  links: readonly LevelLink[],
  oldLinks: readonly LevelLink[],
): MakefileRun {
  const path = `${FOLDER}/.depend.${action}`;
  const found = view.readFile(path);
  const depend = readDependFile(found.kind === 'text' ? found.text : '', shortPath(path));
  const sound = dropLoops(depend);
  const skipped: SkippedScript[] = [];
  const already = new Map(oldLinks.map((link) => [serviceOf(link), link]));
  const called = new Map<number, LevelLink>();
  for (const link of links) {
    const service = serviceOf(link);
    const old = already.get(service);
    const index = depend.indexOf.get(service ?? '');
    const skip = (code: SkipCode, reason: SkippedScript['reason']): unknown =>
      skipped.push(skippedLink(link, code, reason));
    if (service === undefined) skip('bad-link-name', fileReason('link', link.path, { value: link.name }));
    else if (old !== undefined) {
      skip(
        action === 'stop' ? 'already-stopped' : 'already-started',
        fileReason('old-link', old.path, { value: old.name }),
      );
    } else if (index === undefined) skip('not-in-depend', fileReason('depend-file', path, { name: service }));
    else if (!called.has(index)) called.set(index, link);
  }
  const pass: BootPass = action === 'stop' ? 'stop' : 'start';
  return { depend, sound, called, ...callAll(view, depend, sound, called, pass, skipped) };
}

function callAll(
  view: RootView,
  depend: DependFile,
  sound: SoundRules,
  called: ReadonlyMap<number, LevelLink>,
  pass: BootPass,
  skipped: SkippedScript[],
): Pick<MakefileRun, 'steps' | 'skipped' | 'tasks' | 'arcs'> {
  const importance = rankNames(depend, sound.rules);
  const rules = sound.rules.filter(({ script, on }) => called.has(script) && called.has(on));
  const order = runInOrder(
    [...called.keys()],
    rules,
    (a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || compareBytes(depend.names[a] ?? '', depend.names[b] ?? ''),
  );
  const steps: BootStep[] = [];
  const tasks: BootTask[] = [];
  const taskOf = new Map<number, number>();
  const levels = new Map<number, number>();
  const needs = groupRules(rules);
  for (const name of order) {
    const link = called.get(name);
    const service = depend.names[name] ?? '';
    if (link === undefined) continue;
    // The name of the link counts, not where it leads.
    const script = `${FOLDER}/${service}`;
    const isThere = view.kindOf(script) === 'file';
    const level = 1 + Math.max(0, ...(needs.get(name) ?? []).map(({ on }) => levels.get(on) ?? 0));
    levels.set(name, level);
    const isRun = isThere && view.isExecutable(script);
    taskOf.set(name, tasks.length);
    tasks.push({
      name: service,
      ...(isRun && { step: steps.length }),
      level,
      importance: importance[name] ?? 0,
      isInteractive: depend.interactive.has(name),
    });
    if (!isRun) {
      const code = isThere ? 'not-executable' : 'dangling';
      skipped.push({
        ...skippedLink(link, code, fileReason('mode', script)),
        script: shortPath(script),
        name: service,
      });
      continue;
    }
    const waits = (needs.get(name) ?? []).map(({ on, place }) =>
      placedReason('depend-file', place, { name: depend.names[on] ?? '' }),
    );
    steps.push({
      script: shortPath(script),
      link: shortPath(link.path),
      name: service,
      verb: pass === 'stop' ? 'stop' : 'start',
      pass,
      decision: 'run',
      code: 'linked',
      reasons: [fileReason('link', link.path, { value: link.name }), ...waits],
      chain: [],
    });
  }
  for (const [name, link] of called) {
    if (taskOf.has(name)) continue;
    skipped.push(
      skippedLink(
        link,
        'not-reached',
        fileReason('depend-file', `/${depend.file}`, { name: depend.names[name] ?? '' }),
      ),
    );
  }
  const arcs = rules.flatMap(({ script, on, place }): readonly BootArc[] => {
    const [before, behind] = [taskOf.get(on), taskOf.get(script)];
    if (before === undefined || behind === undefined) return [];
    return [{ before, behind, place, word: depend.names[on] ?? '', field: depend.names[script] ?? '' }];
  });
  return { steps, skipped, tasks, arcs };
}

function groupRules(rules: readonly DependRule[]): ReadonlyMap<number, readonly DependRule[]> {
  const groups = new Map<number, DependRule[]>();
  for (const rule of rules) {
    const known = groups.get(rule.script);
    if (known === undefined) groups.set(rule.script, [rule]);
    else known.push(rule);
  }
  return groups;
}
