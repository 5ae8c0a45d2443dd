/** A runlevel by the numbers of its links, as Debian's rc goes through them. */
import type { BootPass, BootStep, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { LevelLink } from '../sysv/level-links.ts';
import { fileReason, linkedStep, skippedLink } from '../sysv/steps.ts';

export interface NumberRun {
  readonly steps: readonly BootStep[];
  readonly skipped: readonly SkippedScript[];
  /** The group of each step. */
  readonly groups: readonly number[];
}

/** The number is all before the first letter: `S10_c` has `10_`, `Sx` has none. */
function numberOf({ name }: LevelLink): ByteString {
  return name.slice(1).replace(/[A-Za-z][^]*$/, '');
}

/**
 * Goes through links of one letter. Each number that differs from the one before it calls *all* links whose names begin with
 * it, so that a short number calls those of longer ones again.
 */
export function runNumbers(links: readonly LevelLink[], verb: ByteString, pass: BootPass): NumberRun {
  const steps: BootStep[] = [];
  const groups: number[] = [];
  const skipped = new Map<LevelLink, SkippedScript>();
  const called = new Set<LevelLink>();
  let current = '';
  let group = 0;
  for (const link of links) {
    const number = numberOf(link);
    if (number === current) continue;
    current = number;
    group += 1;
    for (const member of withPrefix(links, `${link.kind}${number}`)) {
      called.add(member);
      if (!member.isFile) {
        skipped.set(member, skippedLink(member, 'dangling', fileReason('link', member.path, { value: member.name })));
      } else if (member.isExecutable) {
        steps.push(linkedStep(member, verb, pass));
        groups.push(group);
      } else skipped.set(member, skippedLink(member, 'not-executable', fileReason('mode', member.target)));
    }
  }
  for (const link of links) {
    if (called.has(link)) continue;
    skipped.set(link, skippedLink(link, 'bad-link-name', fileReason('link', link.path, { value: link.name })));
  }
  return { steps, skipped: [...skipped.values()], groups };
}

/** The links whose names begin so; they stand together, since links are in byte order. O(log n + found). */
function withPrefix(links: readonly LevelLink[], prefix: ByteString): readonly LevelLink[] {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.name ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (links[end]?.name.startsWith(prefix) === true) end += 1;
  return links.slice(low, end);
}
