/**
 * The form of header lines: for each line the most specific thing that is wrong with it, in the order of `SLIP_ORDER`. The
 * rules of the header family report these; all other rules leave such lines alone, so that one cause gives one finding.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { HeaderFinding } from '../../model/finding.ts';
import type { LsbField, LsbHeader } from '../../model/header.ts';
import { insertAt, replaceSpan, type LintFix, type TextEdit } from '../../model/lint.ts';
import type { Span } from '../../model/place.ts';
import { usualLsbName } from '../../header/lsb/fields.ts';
import { isSkeletonName } from '../../shell/template-words.ts';
import { isRcd } from '../profiles.ts';
import { judgeFile } from './file-slips.ts';
import { judgeLsbField, judgeRcorderFields } from './header-values.ts';
import { judgeNearLines } from './near-line-slip.ts';
import { usualRcorderKeyword } from './rcd-view.ts';
import type { ScriptBase } from './base.ts';
import type { HeaderSlip } from './slip.ts';

/** The slips of a script by line; each line has at most one. O(n). */
export function judgeHeaderLines(script: ScriptBase): ReadonlyMap<number, HeaderSlip> {
  const slips = new Map<number, HeaderSlip>();
  const note = (slip: HeaderSlip | undefined): void => {
    if (slip === undefined || slips.has(slip.span.line)) return;
    // In the example of dh_make(1) the text of a template is where it belongs.
    if (slip.rule === 'header/placeholder-text' && isSkeletonName(script.path)) return;
    slips.set(slip.span.line, slip);
  };
  for (const slip of judgeFile(script)) note(slip);
  for (const finding of script.headers.findings) note(judgeReaderFinding(script, finding));
  for (const field of script.headers.lsb?.fields ?? [])
    if (!slips.has(field.key.line)) note(judgeLsbField(script, field));
  if (isRcd(script.profile)) {
    for (const slip of judgeRcorderFields(script, (line) => slips.has(line))) note(slip);
  }
  for (const slip of judgeNearLines(script, slips)) note(slip);
  for (const slip of judgeTemplateText(script)) note(slip);
  return slips;
}

/** Who does not see a line because of the case of its name. */
const HEED = 'chkconfig, rpmlint and rcorder heed the case';

/** The readers report where a line's form hides it from the tools. */
function judgeReaderFinding(script: ScriptBase, { code, span, text }: HeaderFinding): HeaderSlip | undefined {
  if (!code.startsWith('header/')) return undefined;
  const { lsb } = script.headers;
  const name = /^[#\s]*([A-Za-z0-9_-]*)/.exec(text.slice(0, 200))?.[1] ?? '';
  const inBlock = lsb !== undefined && span.line > lsb.begin.line && span.line <= (lsb.end?.line ?? Infinity);
  const usual = inBlock ? usualLsbName(name) : undefined;
  // chkconfig's own field, written with its line into the block: it is not LSB's in small letters.
  if (inBlock && code === 'header/keyword-case' && name === 'description' && isChkconfigIn(lsb, script))
    return undefined;
  if (inBlock && (usual !== undefined || !/^(?:PROVIDE|REQUIRE|KEYWORD)S?$|^BEFORE$/.test(name))) {
    const keyword = usual ?? name;
    const isJoined = code === 'header/extra-space-after-hash';
    const effect = isJoined
      ? 'to an LSB parser it goes on with the line above'
      : 'lintian and rpmlint overlook the line';
    return {
      rule: code,
      span,
      args: { name, usual: keyword, effect, heed: HEED },
      family: 'lsb',
      keyword,
      ...fixForm(script, code, span, keyword),
    };
  }
  if (/^(?:(?:provide|require|keyword)s?|before)$/i.test(name)) {
    if (!isRcd(script.profile)) return undefined;
    const keyword = name.toUpperCase();
    const args = { name, usual: keyword, effect: 'rcorder overlooks the line', heed: HEED };
    const slip = { rule: code, span, args, family: 'rcd' } as const;
    return { ...slip, keyword: usualRcorderKeyword(name), ...fixForm(script, code, span, keyword) };
  }
  const keyword = name.toLowerCase();
  // chkconfig takes any blanks there, and none; and `Description:` as well, which only rpmlint does not see.
  const isBoth = code === 'header/keyword-case' && name === 'Description';
  const isRead = isBoth || code === 'header/missing-space-after-hash' || code === 'header/extra-space-after-hash';
  return {
    rule: code,
    span,
    args: {
      name,
      usual: keyword,
      effect: 'chkconfig reads the line, people and other tools look for the usual form',
      heed: isBoth ? 'chkconfig takes both, rpmlint looks for the other' : HEED,
    },
    ...(isRead && { level: 'info' }),
    family: 'chkconfig',
    keyword,
    ...(isBoth
      ? { fix: { kind: 'suggestion', edits: [replaceSpan(span, keyword)] } }
      : fixForm(script, code, span, keyword)),
  };
}

function isChkconfigIn(lsb: LsbHeader, { headers }: ScriptBase): boolean {
  const line = headers.chkconfig?.line?.key.line;
  return line !== undefined && line > lsb.begin.line && line < (lsb.end?.line ?? Infinity);
}

function fixForm({ text }: ScriptBase, code: string, span: Span, usual: ByteString): { readonly fix?: LintFix } {
  const safe = (edit: TextEdit): { readonly fix: LintFix } => ({ fix: { kind: 'safe', edits: [edit] } });
  switch (code) {
    case 'header/missing-space-after-hash':
      return safe(insertAt(span.offset, ' '));
    case 'header/extra-space-after-hash': {
      const hash = text.lastIndexOf('#', span.offset);
      return hash < 0 ? {} : safe({ offset: hash + 1, length: span.offset - hash - 1, text: ' ' });
    }
    case 'header/keyword-case':
      return safe(replaceSpan(span, usual));
    case 'header/space-before-colon': {
      const end = span.offset + span.length;
      return safe({ offset: end, length: text.indexOf(':', end) - end, text: '' });
    }
    case 'header/missing-colon': {
      const name = /^#?[ \t]*[A-Za-z0-9_-]+/.exec(text.slice(span.offset, span.offset + 200))?.[0] ?? '';
      return safe(insertAt(span.offset + name.length, ':'));
    }
    default:
      return {};
  }
}

/** Sentences of the skeletons that distributions ship, in any comment. */
const TEMPLATE_TEXTS: readonly ByteString[] = ['Example initscript', 'Please remove the "Author" lines'];

function* judgeTemplateText({ text, lines, headers }: ScriptBase): Generator<HeaderSlip> {
  for (const phrase of TEMPLATE_TEXTS) {
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
      const line = lines.lineAt(at);
      if (!/^[ \t]*#/.test(lines.of(line).slice(0, 4096))) continue;
      const span = lines.span(line, at, at + phrase.length);
      const field = headers.lsb?.fields.find(({ key }): boolean => key.line === line);
      yield { rule: 'header/placeholder-text', span, args: { text: phrase }, ...familyOf(field) };
    }
  }
}

function familyOf(field: LsbField | undefined): Pick<HeaderSlip, 'family' | 'keyword'> {
  return field === undefined ? { family: 'file', keyword: '' } : { family: 'lsb', keyword: field.keyword };
}
