/** What is wrong with a file before any line of it is read as a header. */
import type { ByteString } from '../../model/bytes.ts';
import { insertAt, replaceSpan, type LintFix, type TextEdit } from '../../model/lint.ts';
import type { ScriptBase } from './base.ts';
import type { HeaderSlip } from './slip.ts';

/** What is wrong with the bytes of the file as such. These do not displace one another, though they may meet on a line. */
export function* judgeFile({ text, lines }: ScriptBase): Generator<HeaderSlip> {
  const base = { args: {}, family: 'file', keyword: '' } as const;
  const carriage = text.indexOf('\r\n');
  if (carriage >= 0) {
    const line = lines.lineAt(carriage);
    const fix: LintFix = { kind: 'safe', edits: everyCarriageReturn(text) };
    yield { ...base, rule: 'header/crlf', span: lines.span(line, carriage, carriage + 1), fix };
  }
  if (text.startsWith('\xef\xbb\xbf')) {
    const span = { line: 1, column: 1, offset: 0, length: 3 };
    yield { ...base, rule: 'header/byte-order-mark', span, fix: { kind: 'safe', edits: [replaceSpan(span, '')] } };
  }
  const last = Math.min(lines.count, LITERAL_LINES);
  for (let line = 1; line <= last; line += 1) {
    const start = lines.startOf(line);
    const found = LITERAL_NEWLINES.exec(lines.of(line).slice(0, MOST_OF_LINE));
    if (found === null) continue;
    const all = lines.of(line);
    const edits: TextEdit[] = [];
    for (let at = all.indexOf(LITERAL); at >= 0; at = all.indexOf(LITERAL, at + 2)) {
      edits.push({ offset: start + at, length: LITERAL.length, text: at + LITERAL.length === all.length ? '' : '\n' });
    }
    const fix: LintFix = { kind: 'suggestion', edits };
    const at = start + all.indexOf(LITERAL);
    yield { ...base, rule: 'header/literal-newlines', span: lines.span(line, at, at + LITERAL.length), fix };
  }
  if (text !== '' && !text.endsWith('\n')) {
    const fix: LintFix = { kind: 'safe', edits: [insertAt(text.length, '\n')] };
    yield { ...base, rule: 'header/no-final-newline', span: lines.spanOf(lines.count), fix };
  }
}

const LITERAL = '\\n';
/** A header is at the beginning. */
const LITERAL_LINES = 50;
const MOST_OF_LINE = 4096;
/** A comment with a backslash and an n before a header line: `echo` of another shell wrote the file. */
const LITERAL_NEWLINES =
  /^#[^\n]*\\n#+ ?(?:chkconfig:|description:|processname:|pidfile:|## BEGIN INIT INFO|Provides:|Required-St|Default-St|PROVIDE:|REQUIRE:|KEYWORD:)/;

function everyCarriageReturn(text: ByteString): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 1)) {
    edits.push({ offset: at, length: 1, text: '' });
  }
  return edits;
}
