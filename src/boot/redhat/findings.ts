/** What Red Hat's locks let go wrong: rc stops only what has one, under the name of its link. */
import type { BootFinding } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { wholeFile } from '../../model/place.ts';
import { shortPath } from '../paths.ts';
import type { LevelLink } from '../sysv/level-links.ts';
import type { LockUse } from './lock-use.ts';

/** They end a runlevel, and are no services. */
const NO_SERVICES: ReadonlySet<ByteString> = new Set(['halt', 'reboot', 'killall', 'single', 'functions']);

/** One finding a script, in the order of the links. */
export function findRedhatFindings(
  links: readonly LevelLink[],
  useOf: (script: ByteString) => LockUse,
): readonly BootFinding[] {
  const seen = new Set<ByteString>();
  return links.flatMap((link): readonly BootFinding[] => {
    const script = baseName(link.target);
    const name = link.name.slice(3);
    if (!link.isExecutable || name === '' || NO_SERVICES.has(script) || seen.has(link.target)) return [];
    seen.add(link.target);
    const { taken, mentions } = useOf(link.target);
    const place = wholeFile(shortPath(link.target));
    const also = [wholeFile(shortPath(link.path))];
    if (!mentions)
      return [{ code: 'body/missing-subsys-lock', severity: 'warning', place, args: { name: script }, also }];
    if (taken.size === 0 || taken.has(name) || taken.has(`${name}.init`)) return [];
    const args = { name: script, lock: [...taken][0] ?? '', other: name };
    return [{ code: 'never-stopped', severity: 'warning', place, args, also }];
  });
}
