/** Canned answers as a function of sh, which the stand-in of a command asks first. */
import type { ByteString } from '../../model/bytes.ts';
import type { CannedAnswer } from '../../model/scenario.ts';

/** A word of sh. */
export function quoteSh(text: ByteString): ByteString {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The settings; the first answer that fits is given. */
export function cannedSettings(answers: readonly CannedAnswer[]): ByteString {
  return `canned() {\n${answers.map(branchOf).join('')}\treturn 1\n}\n`;
}

function branchOf(answer: CannedAnswer, i: number): ByteString {
  const { words, times, out, err, exit, delay, creates, removes } = answer;
  const tests = [...testsOf(words), ...(times === 0 ? [] : [`io_left ${i} ${times}`])];
  const does = [
    ...(delay === 0 ? [] : [`sleep ${delay}`]),
    ...creates.map((path) => `mkdir -p ${quoteSh(folderOf(path))}; touch ${quoteSh(path)}`),
    ...removes.map((path) => `rm -rf ${quoteSh(path)}`),
    `out=${quoteSh(out)} err=${quoteSh(err)} status=${exit}`,
    'return 0',
  ];
  const test = tests.length === 0 ? 'true' : tests.join(' && ');
  return `\tif ${test}; then\n${does.map((line) => `\t\t${line}\n`).join('')}\tfi\n`;
}

function testsOf(words: CannedAnswer['words']): readonly ByteString[] {
  if (words === undefined) return [];
  if ('pattern' in words) return [`printf '%s\\n' "$*" | grep -Eq -e ${quoteSh(words.pattern)}`];
  if (words.length === 0) return ['[ $# -eq 0 ]'];
  return [`[ $# -ge ${words.length} ]`, ...words.map((word, i) => `[ "\${${i + 1}}" = ${quoteSh(word)} ]`)];
}

function folderOf(path: ByteString): ByteString {
  const cut = path.lastIndexOf('/');
  return cut <= 0 ? '/' : path.slice(0, cut);
}
