/** A script of a link plan: its text as it was found, and what the runlevel tools read in it. */
import { mergeOverride } from '../../header/chkconfig/merge.ts';
import { findNearChkconfigLines } from '../../header/chkconfig/near-line.ts';
import { readChkconfigOverride, readChkconfigService } from '../../header/chkconfig/strict.ts';
import { foreignSystem } from '../../header/foreign.ts';
import { readRcorder } from '../../header/rcorder/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript } from '../../model/chkconfig-script.ts';
import type { ChkconfigRefusal } from '../../model/chkconfig-service.ts';
import type { NoScriptReason } from '../../model/insserv-event.ts';
import type { NearChkconfigLine } from '../../model/near-line.ts';
import { baseName } from '../../model/path.ts';
import { readScriptHeader, type ScriptHeader, type SourceText } from '../../order/insserv/script-header.ts';

/** A text that is to be planned. Its links are called by the name of the file, without its folder. */
export interface ScriptText extends SourceText {
  /** Overrides of insserv, in the order in which they count: those in etc/insserv/overrides first. */
  readonly overrides?: readonly SourceText[];
  /** The override of chkconfig: the file of this name in etc/chkconfig.d. */
  readonly chkconfigOverride?: SourceText;
  /** Why insserv passes over the file, where that is known: it may not be executable. */
  readonly refusal?: NoScriptReason;
}

/** A script, read. */
export interface PlanScript {
  readonly name: ByteString;
  readonly file: ByteString;
  readonly refusal: NoScriptReason | undefined;
  readonly lsb: ScriptHeader;
  /** The service that chkconfig sees, its override merged in. */
  readonly chkconfig: ChkconfigScript | ChkconfigRefusal;
  /** The line that was meant as its chkconfig line, where chkconfig does not take the script. */
  readonly near?: NearChkconfigLine;
  /** It has a header of a BSD, whatever else. */
  readonly isRcorder: boolean;
  /** It is a script of OpenRC or OpenWrt. */
  readonly isForeign: boolean;
}

/** Reads a script for either scheme. Never throws. O(n). */
export function readPlanScript(source: ScriptText, language: ByteString | undefined): PlanScript {
  const { file, text, overrides = [], refusal } = source;
  const chkconfig = readService(source, language);
  const [near] = isService(chkconfig) ? [] : findNearChkconfigLines(text);
  return {
    name: baseName(file),
    file,
    refusal,
    lsb: readScriptHeader({ file, text }, overrides),
    chkconfig,
    ...(near !== undefined && { near }),
    isRcorder: readRcorder(text).fields.length > 0,
    isForeign: foreignSystem(text) !== undefined,
  };
}

function readService(
  { file, text, chkconfigOverride }: ScriptText,
  language: ByteString | undefined,
): ChkconfigScript | ChkconfigRefusal {
  const facts = readChkconfigService(text, language);
  if (!facts.supported) return facts;
  const own = { file, facts };
  // An empty file is no override.
  if (chkconfigOverride === undefined || chkconfigOverride.text === '') return mergeOverride(baseName(file), own);
  const other = readChkconfigOverride(chkconfigOverride.text, language);
  return mergeOverride(baseName(file), own, other && { file: chkconfigOverride.file, facts: other });
}

/** Whether chkconfig takes it. */
export function isService(chkconfig: PlanScript['chkconfig']): chkconfig is ChkconfigScript {
  return !('supported' in chkconfig);
}
