/** The answer of `initorder why --want` in words. */
import type { ByteString } from '../../model/bytes.ts';
import type { Sources } from '../../model/place.ts';
import type { Paint } from '../../render/text/paint.ts';
import { showName } from '../../render/text/show.ts';
import { wrapSentence } from '../../render/text/wrap.ts';
import { renderChain } from '../../render/why/report.ts';
import { nameRing, renderContradiction } from '../../render/why/ring.ts';
import { findTie, type Question } from './question.ts';
import type { Want, WantedWord } from './want.ts';

export function renderWant(question: Question, want: Want, sources: Sources, paint: Paint): ByteString {
  const { names, setGraph } = question;
  const { direction } = setGraph.graph;
  const [first, second] = [showName(names.a), showName(names.b)];
  switch (want.state) {
    case 'contradiction': {
      const told = renderContradiction(want.graph, want.ring, findTie(question), paint.strong);
      return `${told}${renderChain(want.graph, want.ring, sources, paint)}`;
    }
    case 'there': {
      const title = paint.strong(`nothing to add: ${first} must ${direction} before ${second} already`);
      return `${title}\n\n${renderChain(want.graph, want.chain, sources, paint)}`;
    }
    case 'missing': {
      const lines = [paint.strong(`for ${first} to ${direction} before ${second}, add a word:`), ''];
      lines.push(...want.behind.map(wordWanted));
      lines.push('', 'or, where that script is not yours to change:', '');
      lines.push(...want.before.map(wordWanted));
      if (setGraph.dialect === 'lsb') {
        const behind = direction === 'stop' ? 'Required-Stop' : 'Required-Start';
        const soft = behind.replace('Required', 'Should');
        lines.push('', wrapSentence('', `${soft} in place of ${behind}, if it also works without the other`));
      }
      if (want.back === undefined) return `${[...lines, '', 'this closes no ring'].join('\n')}\n`;
      const ring = `${nameRing(want.graph, want.back).replace(/ -> [^>]*$/, '')} -> ${first} -> ${second}`;
      const warning = wrapSentence('', `but this closes a ring: ${ring}; ${second} must come before ${first} as it is`);
      const steps = renderChain(want.graph, want.back, sources, paint);
      return `${[...lines, '', paint.error(warning), ''].join('\n')}\n${steps}`;
    }
  }
}

function wordWanted({ field, name, file, line }: WantedWord): ByteString {
  const [word, path] = [showName(name), showName(file)];
  return line > 0
    ? wrapSentence('  ', `${word} in ${field} of ${path}:${line}`)
    : wrapSentence('  ', `# ${field}: ${word} as a new line in the header of ${path}`);
}
