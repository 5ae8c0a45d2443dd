/**
 * Markdown to a manual page in the `man` macros (man(7)), by the tokens of marked's lexer. Of Markdown it takes what the pages
 * in `docs/` use; a token that it does not know is an error of the build, so that nothing is lost without a word.
 */

/** Backslashes are roff's own signs; a dash is no hyphen where it may be typed; what is not ASCII goes by its code point. */
export const escape = (text) =>
  decodeEntities(text)
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(/[^\x00-\x7f]/gu, (sign) => `\\[u${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decodeEntities = (text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);

/** A line of text must not begin with a sign of roff. */
const guard = (line) => (/^[.']/.test(line) ? `\\&${line}` : line);

/** The text of a paragraph: words in their fonts, in one line for each line of the source. */
function inline(tokens, font = 'R') {
  return tokens.map((token) => inlineToken(token, font)).join('');
}

function inlineToken(token, font) {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? escape(token.text) : inline(token.tokens, font);
    case 'escape':
      return escape(token.text);
    case 'codespan':
      return `\\fB${escape(token.text)}\\f${font}`;
    case 'strong':
      return `\\fB${inline(token.tokens, 'B')}\\f${font}`;
    case 'em':
      return `\\fI${inline(token.tokens, 'I')}\\f${font}`;
    case 'br':
      return '\n.br\n';
    case 'link':
      return link(token, font);
    case 'image':
      return `[${escape(token.text)}]`;
    case 'html':
      return '';
    default:
      throw new Error(`a manual page has no form for ${token.type}: ${token.raw}`);
  }
}

/** A page of the documentation that is a manual page too is named as such; of any other address the text is not enough. */
function link({ href, tokens }, font) {
  const text = inline(tokens, font);
  const page = /^([a-z.-]+)\.md(?:#.*)?$/.exec(href)?.[1];
  if (page !== undefined || href.startsWith('#') || href.startsWith('../') || !/^[a-z]+:/.test(href)) return text;
  return text === escape(href) ? text : `${text} <${escape(href)}>`;
}

const lines = (text) => text.split('\n').map(guard).join('\n');
const verbatim = (text) =>
  `.PP\n.in +4n\n.EX\n${text
    .split('\n')
    .map((line) => guard(escape(line)))
    .join('\n')}\n.EE\n.in\n`;

/** Rows of two columns are terms and what they mean; of more, a table by tbl(1). */
function table({ header, rows }) {
  const cell = ({ tokens }) => inline(tokens).replaceAll('\n', ' ');
  if (header.length === 2)
    return rows.map(([term, about]) => `.TP\n${guard(cell(term))}\n${guard(cell(about))}\n`).join('');
  const block = (text) => `T{\n.ad l\n${guard(text)}\nT}`;
  const width = Math.max(8, Math.floor(66 / header.length));
  const form = header.map(() => `lxw(${width}n)`).join(' ');
  const all = [header.map((each) => `\\fB${cell(each)}\\fR`), ...rows.map((row) => row.map(cell))];
  return `.PP\n.TS\ntab(@);\n${form}.\n${all.map((row) => row.map(block).join('@')).join('\n')}\n.TE\n`;
}

function list({ ordered, start, items }) {
  const first = Number(start) || 1;
  return items
    .map(({ tokens }, i) => {
      const sign = ordered ? `${first + i}.` : '\\(bu';
      return `.IP ${sign} 4n\n${blocks(tokens, true)}`;
    })
    .join('');
}

/** @param isItem within an item of a list, whose first paragraph stands behind its sign */
function blocks(tokens, isItem = false) {
  return tokens
    .filter(({ type }) => type !== 'space' && type !== 'html' && type !== 'def')
    .map((token, i) => block(token, isItem && i === 0, isItem))
    .join('');
}

function block(token, isFirst, isItem) {
  switch (token.type) {
    case 'heading':
      return token.depth === 2
        ? `.SH ${inline(token.tokens)
            .toUpperCase()
            .replaceAll(/\\F([BIR])/g, '\\f$1')}\n`
        : `.SS ${inline(token.tokens)}\n`;
    case 'text':
    case 'paragraph': {
      const text = `${lines(inline(token.tokens ?? [token]))}\n`;
      return isFirst ? text : isItem ? `.IP\n${text}` : `.PP\n${text}`;
    }
    case 'code':
      return verbatim(token.text);
    case 'table':
      return table(token);
    case 'list':
      return isItem ? `.RS 4n\n${list(token)}.RE\n` : list(token);
    case 'blockquote':
      return `.RS 4n\n${blocks(token.tokens)}.RE\n`;
    case 'hr':
      return '';
    default:
      throw new Error(`a manual page has no form for ${token.type}: ${token.raw}`);
  }
}

/**
 * The manual page of a page of the documentation.
 *
 * @param tokens what marked's lexer makes of the page
 * @param about what the command does, in one line
 * @param see other pages, as `{ name, section }`
 */
export function renderManual(tokens, { name, section, about, version, date, see }) {
  const [title, ...rest] = tokens.map(toHeading).filter(({ type }) => type !== 'space' && type !== 'html');
  if (title?.type !== 'heading' || title.text.replaceAll(' ', '-') !== name) throw new Error(`${name}: another title`);
  const end = rest.findIndex(({ type, depth }) => type === 'heading' && depth === 2);
  const opening = end < 0 ? rest : rest.slice(0, end);
  const later = end < 0 ? [] : rest.slice(end);
  const synopsis = opening.find(({ type }) => type === 'code') ?? synopsisOf(later);
  const description = opening.filter((token) => token !== synopsis);
  const body = later.filter((token) => token !== synopsis && !isSynopsisHeading(token));
  const parts = [
    `'\\" t\n.\\" Made of docs/ by the build; do not edit.\n`,
    `.TH ${escape(name).toUpperCase()} ${section} ${date} "initorder ${version}"\n.nh\n.ad l\n`,
    `.SH NAME\n${escape(name)} \\- ${escape(about)}\n`,
    synopsis === undefined
      ? ''
      : `.SH SYNOPSIS\n.nf\n${synopsis.text
          .trimEnd()
          .split('\n')
          .map((line) => guard(escape(line)))
          .join('\n')}\n.fi\n`,
    description.length === 0 ? '' : `.SH DESCRIPTION\n${blocks(description)}`,
    blocks(body),
    `.SH SEE ALSO\n${see
      .map((other) => `.BR ${escape(other.name)} (${other.section})`)
      .join(' ,\n')
      .replaceAll(' ,\n', ',\n')}\n`,
  ];
  // A paragraph behind a heading begins by itself.
  return parts.join('').replaceAll(/^(\.S[HS] .*\n)\.PP\n/gm, '$1');
}

/** Examples stand below the options on a page; readers of a manual look for a heading. */
function toHeading(token) {
  if (token.type !== 'html' || !token.raw.includes('generated: examples')) return token;
  return { type: 'heading', depth: 2, text: 'Examples', tokens: [{ type: 'text', text: 'Examples' }] };
}

const isSynopsisHeading = ({ type, text }) => type === 'heading' && text === 'Synopsis';

function synopsisOf(tokens) {
  const at = tokens.findIndex(isSynopsisHeading);
  return at < 0 ? undefined : tokens.slice(at + 1).find(({ type }) => type !== 'space');
}
