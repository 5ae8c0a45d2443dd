/**
 * Comments that silence findings: `# initorder-disable-next-line RULE, RULE -- reason`, `-disable-line`, `-disable-file`. No
 * rule named means all of them; `family` or `family/*` means a family. Above a header block, next-line means the block,
 * since a comment within would be a malformed line (LSB) or end the block (rcorder).
 */
import type { ByteString } from '../model/bytes.ts';
import type { LintFinding } from '../model/lint.ts';
import type { Span } from '../model/place.ts';
import type { ScriptContext } from './script/context.ts';

export interface Suppression {
  readonly span: Span;
  /** Empty: all rules. */
  readonly rules: readonly ByteString[];
  /** Empty if none is given. */
  readonly reason: ByteString;
  /** The lines that it is about, both included; 0 to Infinity for the file. */
  readonly from: number;
  readonly to: number;
  /** True inside a header block, where it does harm and no good. */
  readonly isMisplaced: boolean;
}

const MARK = 'initorder-disable-';
const COMMENT = /#[ \t]{0,8}initorder-disable-(next-line|line|file)(?:[ \t]+([^\n]*))?/;

/** All suppressions of a script, in the order of the text. O(n). */
export function readSuppressions(script: ScriptContext): readonly Suppression[] {
  const { text, lines } = script;
  const found: Suppression[] = [];
  let last = 0;
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) {
    const line = lines.lineAt(at);
    if (line === last) continue;
    last = line;
    const lineStart = lines.startOf(line);
    const start = Math.max(lineStart, at - 10);
    const match = COMMENT.exec(text.slice(start, Math.min(lines.endOf(line), start + 4096)));
    if (match === null) continue;
    const [whole, scope = '', rest = ''] = match;
    const dashes = rest.indexOf('--');
    const names = (dashes < 0 ? rest : rest.slice(0, dashes)).split(/[ \t,\r]+/).filter((name) => name !== '');
    const reason = dashes < 0 ? '' : rest.slice(dashes + 2).trim();
    const offset = start + match.index;
    const span = lines.span(line, offset, offset + whole.length);
    found.push({ span, rules: names, reason, ...scopeOf(script, scope, line), isMisplaced: isInBlock(script, line) });
  }
  return found;
}

function scopeOf(script: ScriptContext, scope: string, line: number): Pick<Suppression, 'from' | 'to'> {
  if (scope === 'file') return { from: 0, to: Infinity };
  if (scope === 'line') return { from: line, to: line };
  const block = blocksOf(script).find(([first]) => first === line + 1);
  return { from: line + 1, to: block?.[1] ?? line + 1 };
}

function isInBlock(script: ScriptContext, line: number): boolean {
  return blocksOf(script).some(([first, last]) => line > first && line <= last);
}

/** First and last lines of the header blocks. An rcorder block that was cut short goes on to the line that cut it. */
function blocksOf({ headers, lines }: ScriptContext): readonly (readonly [number, number])[] {
  const blocks: [number, number][] = [];
  const { lsb, rcorder } = headers;
  if (lsb !== undefined) blocks.push([lsb.begin.line, lsb.end?.line ?? lsb.fields.at(-1)?.key.line ?? lsb.begin.line]);
  const [first, last] = [rcorder?.fields[0]?.key.line, rcorder?.fields.at(-1)?.key.line];
  if (first !== undefined && last !== undefined) {
    const behind = headers.findings.find(({ code }) => code === 'rcd/block-interrupted')?.span.line;
    const isCut = behind !== undefined && behind === last + 2 && lines.of(last + 1).includes(MARK);
    blocks.push([first, isCut ? behind : last]);
  }
  return blocks;
}

/** True if a suppression is about a finding. */
export function silences({ rules, from, to, isMisplaced }: Suppression, { rule, place }: LintFinding): boolean {
  if (isMisplaced || place.line < from || place.line > to) return false;
  if (rules.length === 0) return true;
  return rules.some((name) => name === rule.id || rule.id.startsWith(`${name.replace(/\/\*?$/, '')}/`));
}
