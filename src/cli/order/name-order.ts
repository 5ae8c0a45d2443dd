/** The order of scripts that nothing but their names orders: those of Buildroot, which rcS runs as `S??*` in byte order. */
import { compareBytes, type ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import type { UnorderedScript } from '../../model/unordered-script.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';

/** Digits alone, as Buildroot's manual has it, though its pattern would take other characters too. */
const NUMBERED = /^S([0-9]{2})./;

export interface NamedScript {
  readonly script: UnorderedScript;
  readonly number: number;
}

/**
 * The scripts in the order of their names, backwards when they stop; none where other scripts of the set have headers, since
 * then it is not rcS that starts them.
 */
export function placeByName({ rcorder, lsb, unordered }: ScriptSet, isStop: boolean): readonly NamedScript[] {
  if (rcorder.length > 0 || lsb.length > 0) return [];
  const named = unordered.flatMap((script): readonly NamedScript[] => {
    const number = numberOf(script.file);
    return number === undefined || script.kind !== 'no-header' ? [] : [{ script, number }];
  });
  named.sort((a, b) => compareBytes(baseName(a.script.file), baseName(b.script.file)));
  return isStop ? named.reverse() : named;
}

function numberOf(file: ByteString): number | undefined {
  const digits = NUMBERED.exec(baseName(file))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
