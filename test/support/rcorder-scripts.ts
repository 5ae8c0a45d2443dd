import type { RcorderField, RcorderKeyword } from '../../src/model/header.ts';
import type { RcorderScript } from '../../src/model/rcorder-order.ts';

/** What a script says of itself: words by field. */
export interface ScriptWords {
  readonly PROVIDE?: readonly string[];
  readonly REQUIRE?: readonly string[];
  readonly BEFORE?: readonly string[];
  readonly KEYWORD?: readonly string[];
}

const KEYWORDS: readonly RcorderKeyword[] = ['PROVIDE', 'REQUIRE', 'BEFORE', 'KEYWORD'];

/** A script as if it had been read, one line for each field, in that order. */
export function makeScript(file: string, words: ScriptWords): RcorderScript {
  const fields: RcorderField[] = [];
  let offset = 0;
  for (const keyword of KEYWORDS) {
    const texts = words[keyword];
    if (texts === undefined) continue;
    const line = fields.length + 1;
    const wordAt = (text: string, column: number): RcorderField['key'] => ({
      text,
      line,
      column,
      offset: offset + column - 1,
      length: text.length,
    });
    let column = `# ${keyword}: `.length + 1;
    const found = texts.map((text) => {
      const word = wordAt(text, column);
      column += text.length + 1;
      return word;
    });
    fields.push({ keyword, key: wordAt(keyword, 3), words: found });
    offset += column;
  }
  return { file, header: { fields } };
}
