/** The worker of the playground: questions in, answers out, one after the other. */
import type { PlaygroundAnswer, PlaygroundQuestion } from '../model/playground.ts';
import { Checker } from './checker.ts';
import { gatherFiles } from './gather.ts';

/** What of a worker's global object is used. */
interface WorkerScope {
  onmessage: ((event: { readonly data: PlaygroundQuestion }) => void) | null;
  postMessage(answer: PlaygroundAnswer): void;
}

let checker: Checker | undefined;

async function answer(question: PlaygroundQuestion): Promise<PlaygroundAnswer> {
  if (question.kind === 'check') {
    const gathered = await gatherFiles(question.files);
    if ('message' in gathered) return { kind: 'refused', message: gathered.message };
    checker = new Checker(gathered);
    return checker.check(question.profile);
  }
  if (checker === undefined) return { kind: 'refused', message: 'no scripts yet' };
  switch (question.kind) {
    case 'why':
      return checker.why(question.scripts);
    case 'graphs':
      return checker.graphs();
    case 'page':
      return checker.page(question.outputs);
  }
}

const scope = globalThis as unknown as WorkerScope;
scope.onmessage = ({ data }) => {
  answer(data).then(
    (found) => {
      scope.postMessage(found);
    },
    (error: unknown) => {
      scope.postMessage({ kind: 'refused', message: `a fault of the program: ${String(error)}` });
    },
  );
};
