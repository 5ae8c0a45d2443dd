/**
 * A run of insserv as data: the plan of its links, the places of all scripts, and the dependency files. The form is described
 * by `docs/schemas/insserv.schema.json`.
 */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { InsservPlan } from '../../model/insserv-plan.ts';
import { kindOfLink } from '../../model/link-farm.ts';
import { baseName } from '../../model/path.ts';
import { runlevelNames } from '../../model/runlevel.ts';
import { toJsonCause } from '../plan/json.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/**
 * The JSON text, newline included.
 *
 * @param status the exit status of the run
 * @param isApplied whether the changes were made, or only planned
 */
export function renderInsservJson(plan: InsservPlan, status: number, isApplied: boolean): ByteString {
  const { scripts, places, folders, links, files, rewritten } = plan;
  const value = {
    version: FORMAT_VERSION,
    status,
    applied: isApplied,
    folders: folders.map(textOfBytes),
    links: links.map(({ level, folder, script, before, after, target, reason, cause }) => ({
      folder: textOfBytes(baseName(folder)),
      runlevel: level === undefined ? null : level === 7 ? 'S' : String(level),
      script: textOfBytes(script),
      before: before === undefined ? null : textOfBytes(before),
      after: after === undefined ? null : textOfBytes(after),
      target: after === undefined ? null : textOfBytes(target),
      reason,
      cause:
        after === undefined || cause === undefined
          ? null
          : toJsonCause({ kind: kindOfLink(after), file: `${scripts}/${script}`, cause }, 'insserv'),
    })),
    places: places.map(({ kind, depth, levels, script }) => ({
      script: textOfBytes(script),
      direction: kind === 'S' ? 'start' : 'stop',
      number: depth,
      runlevels: runlevelNames(levels),
    })),
    dependencies: files.map(({ name, targets, interactive, rules }) => ({
      file: name,
      changed: rewritten.has(name),
      targets: targets.map(textOfBytes),
      interactive: (interactive ?? []).map(textOfBytes),
      rules: rules.map(({ script, after }) => ({ script: textOfBytes(script), after: after.map(textOfBytes) })),
    })),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}
