/** The cut as changes of lines, and as changed files. */
import type { WordArcs } from '../../graph/walks/word-arcs.ts';
import { removeWords } from '../../header/text/word-removal.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { CutLine, CutWord } from '../../model/cycle.ts';
import type { DependencyGraph, DependencyWord } from '../../model/graph.ts';
import type { ChangedFile } from '../../model/plan.ts';
import { type Sources, placeIn } from '../../model/place.ts';

/**
 * The lines that the words of a cut stand on, each once, in the order of the words. O(arcs of the words + size of the
 * files).
 */
export function describeCut(
  graph: DependencyGraph,
  arcs: WordArcs,
  words: readonly number[],
  sources: Sources,
): readonly CutLine[] {
  const lines = new Map<ByteString, CutWord[]>();
  for (const word of words) {
    const declared = graph.words[word];
    if (declared === undefined) continue;
    const key = `${declared.word.line} ${declared.file}`;
    const cutWord = { word, ...arcs.of(word) };
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [cutWord]);
    else line.push(cutWord);
  }
  return [...lines.values()].flatMap((cutWords) => describeLine(graph, cutWords, sources));
}

function describeLine(graph: DependencyGraph, cutWords: readonly CutWord[], sources: Sources): readonly CutLine[] {
  const words = cutWords.flatMap(({ word }) => graph.words[word] ?? []);
  const [first] = words;
  if (first === undefined) return [];
  const place = placeIn(first.file, first.word);
  const text = sources(first.file);
  if (text === undefined) return [{ place, words: cutWords, before: first.word.text, after: '' }];
  const start = first.word.offset - first.word.column + 1;
  const before = lineAt(text, start);
  // Words of a continued header line may stand on several lines; only their own line is shown.
  const spans = words.map(({ word }) => ({ ...word, offset: word.offset - start }));
  return [{ place, words: cutWords, before, after: removeWords(before, spans) }];
}

function lineAt(text: ByteString, start: number): ByteString {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Takes the words out of their files, in the order in which the files are first named. */
export function changeFiles(words: readonly DependencyWord[], sources: Sources): readonly ChangedFile[] {
  const byFile = new Map<ByteString, Map<number, DependencyWord['word']>>();
  for (const { file, word } of words) {
    const spans = byFile.get(file) ?? new Map<number, DependencyWord['word']>();
    byFile.set(file, spans.set(word.offset, word));
  }
  return [...byFile].flatMap(([file, spans]) => {
    const before = sources(file);
    return before === undefined ? [] : [{ file, before, after: removeWords(before, [...spans.values()]) }];
  });
}
