/** The common part of all rules of the header family: the lines are judged once, each rule reports its share. */
import type { Rule } from '../../rule.ts';
import { judgeFile } from '../../script/file-slips.ts';
import type { ScriptContext } from '../../script/context.ts';

type Check = NonNullable<Rule['check']>;

/** A check that reports the lines whose slip has the rule's id. */
export function reportSlips(id: string): Check {
  return ({ slips }: ScriptContext, report) => {
    for (const { rule, span, args, fix, level } of slips.values())
      if (rule === id) report(span, args, { fix, ...(level && { level }) });
  };
}

/** The same for the slips of the file as such, of which a line may have several. */
export function reportFileSlip(id: string): Check {
  return (script, report) => {
    for (const { rule, span, args, fix } of judgeFile(script)) if (rule === id) report(span, args, { fix });
  };
}
