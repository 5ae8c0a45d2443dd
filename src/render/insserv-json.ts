/**
 * A run of insserv as data: the plan of its links, the places of all scripts, and the dependency files. The form is described
 * by `docs/schemas/insserv.schema.json`.
 */
import { bytesOfText, textOfBytes, type ByteString } from '../model/bytes.ts';
import type { InsservPlan } from '../model/insserv-plan.ts';
import { kindOfLink, levelFolder } from '../model/link-farm.ts';
import { runlevelNames } from '../model/runlevel.ts';
import { toJsonCause } from './link-plan-json.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** The JSON text, newline included. */
export function renderInsservJson({ scripts, places, folders, links, files }: InsservPlan): ByteString {
  const value = {
    version: FORMAT_VERSION,
    folders: folders.map(levelFolder),
    links: links.map(({ level, script, before, after, target, reason, cause }) => ({
      runlevel: level === 7 ? 'S' : String(level),
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
      targets: targets.map(textOfBytes),
      interactive: (interactive ?? []).map(textOfBytes),
      rules: rules.map(({ script, after }) => ({ script: textOfBytes(script), after: after.map(textOfBytes) })),
    })),
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}
