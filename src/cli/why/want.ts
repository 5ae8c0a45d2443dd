/** `initorder why --want A B`: the word to add so that A comes before B, and whether that closes a ring. */
import { findShortestChain } from '../../graph/walks/chains.ts';
import { rcorderWords } from '../../header/rcorder/reader.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Sources } from '../../model/place.ts';
import { nameRing, renderContradiction } from '../../render/why/ring.ts';
import { renderChain } from '../../render/why/report.ts';
import type { Paint } from '../../render/text/paint.ts';
import { showName } from '../../render/text/show.ts';
import { wrapSentence } from '../../render/text/wrap.ts';
import type { SetGraph } from '../../graph/rings/of-set.ts';
import { findTie, isForced, type Question } from './question.ts';
import { findContradiction } from './ring.ts';

/** A word that is not there yet. */
interface WantedWord {
  readonly field: ByteString;
  readonly name: ByteString;
  /** The file whose header is to have it, and the line of the field; 0 if the header has no such field. */
  readonly file: ByteString;
  readonly line: number;
}

/** Of scripts that one name means, so many are told what to add. */
const MOST_FILES = 10;

/** The answer, and whether the order is there or can be had without a ring. */
export function answerWant(
  question: Question,
  ringGraph: SetGraph['graph'],
  sources: Sources,
  paint: Paint,
): { readonly text: ByteString; readonly isFine: boolean } {
  const { names, a, b = new Set<number>(), setGraph } = question;
  const { graph } = setGraph;
  const [first, second] = [showName(names.a), showName(names.b)];
  const contradiction = findContradiction(question);
  if (contradiction !== undefined) {
    const told = renderContradiction(graph, contradiction, findTie(question), paint.strong);
    return { text: `${told}${renderChain(graph, contradiction, sources, paint)}`, isFine: false };
  }
  if (isForced(question)) {
    const chain = findShortestChain(graph, a, b) ?? [];
    const title = paint.strong(`nothing to add: ${first} must ${graph.direction} before ${second} already`);
    return { text: `${title}\n\n${renderChain(graph, chain, sources, paint)}`, isFine: true };
  }
  const [own, other] = graph.direction === 'stop' ? [a, b] : [b, a];
  const [ownName, otherName] = graph.direction === 'stop' ? [names.a, names.b] : [names.b, names.a];
  const fields =
    setGraph.dialect === 'rcorder'
      ? ['REQUIRE', 'BEFORE']
      : graph.direction === 'stop'
        ? ['Required-Stop', 'X-Stop-After']
        : ['Required-Start', 'X-Start-Before'];
  const [behind = '', before = ''] = fields;
  const lines = [paint.strong(`for ${first} to ${graph.direction} before ${second}, add a word:`), ''];
  for (const word of wantedWords(question, own, behind, nameFor(question, other, otherName)))
    lines.push(wordWanted(word));
  lines.push('', 'or, where that script is not yours to change:', '');
  for (const word of wantedWords(question, other, before, nameFor(question, own, ownName)))
    lines.push(wordWanted(word));
  if (setGraph.dialect === 'lsb') {
    const soft = behind.replace('Required', 'Should');
    lines.push('', wrapSentence('', `${soft} in place of ${behind}, if it also works without the other`));
  }
  const back = findShortestChain(ringGraph, b, a);
  if (back === undefined) return { text: `${[...lines, '', 'this closes no ring'].join('\n')}\n`, isFine: true };
  const ring = `${nameRing(ringGraph, back).replace(/ -> [^>]*$/, '')} -> ${first} -> ${second}`;
  const warning = wrapSentence('', `but this closes a ring: ${ring}; ${second} must come before ${first} as it is`);
  const steps = renderChain(ringGraph, back, sources, paint);
  return { text: `${[...lines, '', paint.error(warning), ''].join('\n')}\n${steps}`, isFine: false };
}

/** The name by which others can ask for a script: the one that was typed, if it provides that. */
function nameFor({ set, setGraph }: Question, scripts: ReadonlySet<number>, typed: ByteString): ByteString {
  const [script = -1] = scripts;
  const header = set.rcorder[script]?.header;
  const provided =
    setGraph.dialect === 'rcorder'
      ? header && rcorderWords(header, 'PROVIDE')
      : set.lsb[script]?.reading.fields.get('Provides')?.words;
  if (provided?.some(({ text }) => text === typed) === true) return typed;
  return setGraph.graph.scripts[script]?.name ?? typed;
}

function wantedWords(
  { set, setGraph }: Question,
  scripts: ReadonlySet<number>,
  field: ByteString,
  name: ByteString,
): readonly WantedWord[] {
  return [...scripts].slice(0, MOST_FILES).map((script) => {
    const file = setGraph.graph.scripts[script]?.file ?? '';
    if (setGraph.dialect === 'rcorder') {
      const line = set.rcorder[script]?.header.fields.find(({ keyword }) => keyword === field)?.key.line ?? 0;
      return { field, name, file, line };
    }
    const { headerFile, reading } = set.lsb[script] ?? {};
    const known = [...(reading?.fields.values() ?? [])].find(({ keyword }) => keyword === field);
    return { field, name, file: headerFile ?? file, line: known?.key.line ?? 0 };
  });
}

function wordWanted({ field, name, file, line }: WantedWord): ByteString {
  const [word, path] = [showName(name), showName(file)];
  return line > 0
    ? wrapSentence('  ', `${word} in ${field} of ${path}:${line}`)
    : wrapSentence('  ', `# ${field}: ${word} as a new line in the header of ${path}`);
}
