/** When a unit starts: by the links of the runlevels, else by the levels of the header. */
import { readChkconfig } from '../../header/chkconfig/reader.ts';
import { lsbField, readLsb } from '../../header/lsb/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { SysvStart } from '../../model/sysv-unit.ts';

export interface StartLevels {
  readonly levels: ReadonlySet<string>;
  /** Levels of the header, or of the links. */
  readonly isFromLinks: boolean;
}

export function startLevels(text: ByteString, start: SysvStart | undefined): StartLevels {
  if (start !== undefined) return { levels: new Set([...start.levels].map(String)), isFromLinks: true };
  const lsb = readLsb(text).header;
  const field = lsb === undefined ? undefined : lsbField(lsb, 'Default-Start');
  const words = field?.words.map((word) => word.text) ?? [];
  if (words.length > 0) return { levels: new Set(words), isFromLinks: false };
  const runlevels = readChkconfig(text).header?.line?.runlevels ?? [];
  return { levels: new Set(runlevels.map(String)), isFromLinks: false };
}

/** The targets that stand for the levels. */
export function targetsOf({ levels }: StartLevels): readonly ByteString[] {
  if (['2', '3', '4'].some((level) => levels.has(level))) return ['multi-user.target'];
  if (levels.has('5')) return ['graphical.target'];
  if (levels.has('1')) return ['rescue.target'];
  return ['multi-user.target'];
}

/** Started before the runlevels are entered; systemd's generator never started such a script. */
export function isEarly({ levels }: StartLevels): boolean {
  return levels.has('S') || levels.has('s');
}

/** Only for the end of a run of the system: systemd does that itself. */
export function isForHalt({ levels }: StartLevels): boolean {
  return levels.size > 0 && [...levels].every((level) => level === '0' || level === '6');
}
