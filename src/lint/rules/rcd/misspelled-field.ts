/** A line at the rcorder block that was meant as one of its fields. */
import type { RcorderKeyword } from '../../../model/header.ts';
import { replaceSpan } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import type { Span } from '../../../model/place.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';

const KEYWORDS: readonly RcorderKeyword[] = ['PROVIDE', 'REQUIRE', 'BEFORE', 'KEYWORD'];
/** Also the forms that rcorder takes: a word near one of them is near the field. */
const NEAR: ReadonlyMap<string, RcorderKeyword> = new Map(
  KEYWORDS.flatMap((keyword): [string, RcorderKeyword][] =>
    keyword === 'BEFORE'
      ? [[keyword, keyword]]
      : [
          [keyword, keyword],
          [`${keyword}S`, keyword],
        ],
  ),
);
/** Words of other systems, and of hope, for REQUIRE. */
const OTHER_WORDS: ReadonlySet<string> = new Set([
  'AFTER',
  'DEPEND',
  'DEPENDS',
  'NEED',
  'NEEDS',
  'USE',
  'WANT',
  'WANTS',
]);
const LINE = /^# ([A-Z]{3,12})[ \t]*:/;

export const MISSPELLED_FIELD: Rule = {
  id: 'rcd/misspelled-field',
  level: 'error',
  profiles: RCD,
  stage: 2,
  fix: 'suggestion',
  what: 'A comment that adjoins the block begins with an upper-case word and a colon, and the word is one or two letters off a field name, or AFTER, DEPEND, NEED or the like.',
  why: 'rcorder does not know the word, and its block ends there: this line and all fields below are lost.',
  message: 'rcorder has no {name}: the line is lost, and the block ends here',
  help: 'write {keyword}',
  sources: ['rcorder (ignores the line)'],
  check: (script, report) => {
    for (const { span, keyword } of adjoiningFields(script)) {
      const fix = { kind: 'suggestion', edits: [replaceSpan(span, keyword)] } as const;
      report(span, { name: script.text.slice(span.offset, span.offset + span.length), keyword }, { fix });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# AFTER: b\n', lines: [2], fixed: '# PROVIDE: a\n# REQUIRE: b\n' },
    {
      text: '# PROVDE: a\n# REQUIRE: b\n# BEFOER: c\n# KEYWORD: shutdown\n',
      lines: [1, 3],
      fixed: '# PROVIDE: a\n# REQUIRE: b\n# BEFORE: c\n# KEYWORD: shutdown\n',
    },
    { text: '# PROVIDE: a\n# KEYWROD: shutdown\n', lines: [2], fixed: '# PROVIDE: a\n# KEYWORD: shutdown\n' },
  ],
  good: [
    { text: '# PROVIDE: a\n# REQUIRES: b\n# NOTE: this is prose\n' },
    { text: '# PROVIDE: a\n# REQUIRE: b\n#\n# USE: this is prose too\n' },
    { text: '# AUTHOR: me\n# PROVIDE: a\n' },
  ],
};

interface Misspelled {
  /** The word itself. */
  readonly span: Span;
  readonly keyword: RcorderKeyword;
}

/** Such lines right above the block, and from its end on; fields that come behind one of them adjoin it. */
function* adjoiningFields(script: ScriptContext): Generator<Misspelled> {
  const { rcd, lines, headers } = script;
  const [first, last] = [rcd.fields[0], rcd.fields.at(-1)];
  if (first === undefined || last === undefined) return;
  const above = readLine(script, first.key.line - 1);
  if (above !== undefined) yield above;
  const lost = new Set(
    headers.findings.flatMap(({ code, span }) => (code === 'rcd/block-interrupted' ? [span.line] : [])),
  );
  // The block may go on over a backslash.
  let line = (last.words.at(-1) ?? last.key).line + 1;
  for (; line <= lines.count; line += 1) {
    const found = readLine(script, line);
    if (found !== undefined) yield found;
    else if (!lost.has(line)) return;
  }
}

function readLine({ lines, slips }: ScriptContext, line: number): Misspelled | undefined {
  if (line < 1 || slips.has(line)) return undefined;
  const name = LINE.exec(lines.of(line).slice(0, 40))?.[1];
  if (name === undefined || NEAR.has(name)) return undefined;
  const near = OTHER_WORDS.has(name) ? 'REQUIRE' : NEAR.get(nearestName(name, NEAR.keys()) ?? '');
  if (near === undefined) return undefined;
  const offset = lines.startOf(line) + '# '.length;
  return { span: { line, column: '# '.length + 1, offset, length: name.length }, keyword: near };
}
