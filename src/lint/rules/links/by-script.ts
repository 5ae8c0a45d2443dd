/** The links of each script of a system, and the levels in which its header has it started: for the rules about both. */
import type { ByteString } from '../../../model/bytes.ts';
import type { LinkEntry } from '../../../model/link-entry.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { SetContext } from '../../set-context.ts';

/** Entries that are links, or at least stand for a script, by folder and script. */
export function linksByScript(set: SetContext): ReadonlyMap<ByteString, readonly LinkEntry[]> {
  const groups = new Map<ByteString, LinkEntry[]>();
  for (const link of set.root?.links ?? []) {
    if (link.script === undefined) continue;
    const known = groups.get(link.script);
    if (known === undefined) groups.set(link.script, [link]);
    else known.push(link);
  }
  return groups;
}

/** The levels in which the header has the script started; undefined if it does not say. */
export function startLevels({ lsb, chkconfig }: ScriptContext): ReadonlySet<string> | undefined {
  const levels = lsb.runlevels('Default-Start')?.levels;
  if (levels !== undefined || lsb.isPresent('Default-Start')) return levels;
  return chkconfig.line && new Set(chkconfig.line.runlevels.map(String));
}
