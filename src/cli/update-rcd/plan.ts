/** What a call of update-rc.d changes in a system, for who wants to be told of it: the difference of the draft and the disk. */
import { prepareSteps } from '../../change/steps.ts';
import type { Draft } from '../../host/draft-host.ts';
import type { RootedHost } from '../../host/rooted-host.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { InsservPlan } from '../../model/insserv-plan.ts';
import { baseName } from '../../model/path.ts';
import { describeLinks } from '../../plan/update-rcd/changes.ts';

const DEPENDENCY_FILE = '.depend.';

/**
 * The changes of a call, before they are made.
 *
 * @param script the one that was named
 */
export function describeOutcome(
  { draft, insserv }: { readonly draft: Draft; readonly insserv: InsservPlan | undefined },
  system: RootedHost,
  script: ByteString,
): InsservPlan {
  const prepared = prepareSteps(system, draft.changes());
  const steps = prepared.kind === 'steps' ? prepared.steps : [];
  const names = steps.map(({ path }) => baseName(path));
  const links = steps.flatMap(({ path, before, after }, i) => {
    if ((names[i] ?? '').startsWith(DEPENDENCY_FILE)) return [];
    return [{ path, wasThere: before.kind !== 'absent', target: after.kind === 'link' ? after.target : undefined }];
  });
  return {
    scripts: '/etc/init.d',
    places: insserv?.places ?? [],
    folders: draft.folders().map(baseName),
    links: describeLinks(links, script, insserv?.links ?? []),
    files: insserv?.files ?? [],
    rewritten: new Set(names.filter((name) => name.startsWith(DEPENDENCY_FILE))),
  };
}
