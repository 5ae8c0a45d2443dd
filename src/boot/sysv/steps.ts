/** Steps and skipped links of sysvinit and those like it: what decides is a link, a lock or a list, all of them files. */
import type { BootPass, BootReason, BootStep, ReasonCode, SkipCode, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { wholeFile, type Place } from '../../model/place.ts';
import { shortPath } from '../paths.ts';
import { nameParts, type LevelLink } from './level-links.ts';

/** A reason that is a file of the system. */
export function fileReason(code: ReasonCode, path: ByteString, args: BootReason['args'] = {}): BootReason {
  return { code, place: wholeFile(shortPath(path)), args };
}

export function linkedStep(
  link: LevelLink,
  verb: ByteString,
  pass: BootPass,
  reasons: readonly BootReason[] = [],
): BootStep {
  const { script, link: called } = nameParts(link);
  return {
    script,
    link: called,
    name: baseName(script),
    verb,
    pass,
    decision: 'run',
    code: 'linked',
    reasons: [fileReason('link', link.path, { value: link.name }), ...reasons],
    chain: [],
  };
}

export function skippedLink(link: LevelLink, code: SkipCode, reason: BootReason): SkippedScript {
  return { ...nameParts(link), name: baseName(link.target), code, reason };
}

/** A reason at a place of a text. */
export function placedReason(code: ReasonCode, place: Place, args: BootReason['args']): BootReason {
  return { code, place, args };
}
