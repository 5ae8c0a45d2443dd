/** What `initorder new` says of the script that it has written. */
import { textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { NewAnswer } from '../../model/new-answer.ts';
import { jsonText } from '../text/json.ts';
import { showName } from '../text/show.ts';

/** The line about the file, and what is left to do. */
export function renderNew({ file, companions, profile, kind, language, lines, hints }: NewAnswer): ByteString {
  const what = `${profile}, ${kind}${language === 'python' ? ', python' : ''}, ${lines} lines`;
  const more = companions.map((path) => `${showName(path)}: written\n`).join('');
  return `${showName(file)}: written (${what})\n${more}${hints.map((hint) => `next: ${hintText(hint)}\n`).join('')}`;
}

function hintText(hint: NewAnswer['hints'][number]): ByteString {
  switch (hint.code) {
    case 'install':
      return `install it with mode 755, then: ${hint.command}`;
    case 'enable':
      return `install it with mode 555, and switch it on in ${hint.file}: ${hint.line}`;
    case 'port':
      return `a line for the Makefile of the port: ${hint.line}`;
    case 'default':
      return `a line for /etc/defaults/rc.conf: ${hint.line}`;
    case 'members':
      return `its members must not be started by their own links as well: ${hint.commands.join('; ')}`;
  }
}

/** The same as data. */
export function renderNewJson(answer: NewAnswer): ByteString {
  const text = (bytes: ByteString): string => textOfBytes(bytes);
  const value = {
    version: 1,
    file: text(answer.file),
    written: answer.isWritten,
    companions: answer.companions.map(text),
    profile: answer.profile,
    kind: answer.kind,
    language: answer.language,
    text: text(answer.text),
    hints: answer.hints.map((hint) => ({ code: hint.code, message: text(hintText(hint)) })),
  };
  return `${jsonText(value)}\n`;
}
