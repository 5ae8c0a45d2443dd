/** Values made safe for the place in which they stand in a script. Each function has an inverse in the language of the place. */
import type { ByteString } from '../model/bytes.ts';

const PLAIN = /^[A-Za-z0-9_./:=,@%+-]+$/;

/** True for a word that means itself wherever a shell reads it, however often. */
export function isPlainWord(text: ByteString): boolean {
  return PLAIN.test(text) && !text.startsWith('=');
}

/** One word of a shell command. */
export function shWord(text: ByteString): ByteString {
  // A word with an equals sign would be an assignment in front of a command.
  return isPlainWord(text) && !text.includes('=') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The right side of an assignment, where no words are split. */
export function shValue(text: ByteString): ByteString {
  return isPlainWord(text) || text === '' ? text : shWord(text);
}

/** What stands between double quotes of a shell. */
export function shInDouble(text: ByteString): ByteString {
  return text.replaceAll(/[\\"$`]/g, (byte) => `\\${byte}`);
}

/** A double-quoted string of a shell. */
export function shDouble(text: ByteString): ByteString {
  return `"${shInDouble(text)}"`;
}

/**
 * A string literal of Python. Bytes that are no ASCII stand as escapes of the UTF-8 text that they are; those that are none, as
 * Python's own surrogates for bytes in names of files.
 */
export function pyString(text: string): ByteString {
  const parts = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\\' || character === "'") return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `'${parts.join('')}'`;
}

/** A list literal of Python. */
export function pyList(texts: readonly string[]): ByteString {
  return `[${texts.map(pyString).join(', ')}]`;
}

/** The words of a text, as a shell splits and unquotes them, without expanding anything; undefined if a quote is open. O(n). */
export function splitWords(text: ByteString): readonly ByteString[] | undefined {
  const words: ByteString[] = [];
  let word: ByteString | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const byte = text.charAt(at);
    if (quote !== '' && byte === quote) quote = '';
    else if (quote !== "'" && byte === '\\' && at + 1 < text.length) {
      const next = text.charAt(++at);
      word = (word ?? '') + (quote === '"' && !'\\"$`'.includes(next) ? `\\${next}` : next);
    } else if (quote !== '') word = (word ?? '') + byte;
    else if (byte === "'" || byte === '"') [quote, word] = [byte, word ?? ''];
    else if (byte === ' ' || byte === '\t') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + byte;
  }
  if (word !== undefined) words.push(word);
  return quote === '' ? words : undefined;
}

/** Words at which a shell's grammar begins something that has to end. */
const GRAMMAR =
  /^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in|function|select|time|!|\{|\}|\[\[|\]\])$/;

/**
 * A command that a user gives, as a line of a shell script that can do nothing to the lines around it: as it is where that is plain
 * to see, and else through `eval`, so that a slip in it stays its own.
 */
export function shCommand(command: ByteString): ByteString {
  const bare = command.replaceAll(/'[^']*'|"(?:[^"\\`$]|\\.|\$(?!\())*"/g, 'q');
  const isSimple =
    !/['"\\`(){}<>#;\n&|]/.test(bare.replaceAll(/ (?:&&|\|\||;) |[0-9]?>&[12]|[0-9]?>>? ?\/dev\/null/g, ' ')) &&
    !bare.split(/[ \t]+/).some((word) => GRAMMAR.test(word)) &&
    /^[^ \t&|;].*[^ \t&|;]$|^[A-Za-z:]$/.test(bare);
  return isSimple ? command : `eval ${shWord(command)}`;
}
