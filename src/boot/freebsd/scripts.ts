/** Which files FreeBSD's rc(8) takes for scripts: all of the base system's folder, and of local folders what looks like one. */
import type { SkipCode, SkippedScript } from '../../model/boot-plan.ts';
import { baseName } from '../../model/path.ts';
import { wholeFile } from '../../model/place.ts';
import type { RcFile } from '../rc/file.ts';
import { skipUnlisted } from '../rc/rcorder-list.ts';

/** The keyword line that `grep -l` looks for, anywhere in the file. */
const PROVIDE_LINE = /^# PROVIDE:/m;

export interface LocalScripts {
  readonly scripts: readonly RcFile[];
  readonly skipped: readonly SkippedScript[];
}

export function sortLocalFiles(files: readonly RcFile[]): LocalScripts {
  const scripts: RcFile[] = [];
  const skipped: SkippedScript[] = [];
  for (const file of files) {
    const code = judgeLocal(file);
    if (code === undefined) scripts.push(file);
    else if (code === 'unreadable') skipped.push(skipUnlisted(file, { keep: [], skip: [] }));
    else {
      const reason = code === 'not-executable' ? 'mode' : code === 'sample' ? 'name' : 'no-provide-line';
      const place = wholeFile(file.script);
      const name = baseName(file.path);
      skipped.push({ script: file.script, name, code, reason: { code: reason, place, args: { name } } });
    }
  }
  return { scripts, skipped };
}

function judgeLocal({ path, text, isExecutable }: RcFile): SkipCode | undefined {
  if (text === undefined) return 'unreadable';
  if (!PROVIDE_LINE.test(text)) return 'no-provide-line';
  if (path.endsWith('.sample')) return 'sample';
  return isExecutable ? undefined : 'not-executable';
}
