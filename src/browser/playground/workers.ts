/** The two workers: the library, which answers one question after the other, and the layout engine. */
import type { PlaygroundAnswer, PlaygroundQuestion } from '../../model/playground.ts';
import { find } from '../page/elements.ts';

/** A layout that takes longer is given up. */
const MOST_MILLISECONDS = 15_000;

function startWorker(...texts: readonly string[]): Worker {
  const address = URL.createObjectURL(new Blob(texts as string[], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}

export class Library {
  #worker: Worker | undefined;
  #run = 0;

  /** What was asked before and has no answer yet gets none any more. */
  restart(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#run += 1;
  }

  /** The answer; undefined if another run has begun meanwhile. One question at a time. */
  async ask(question: PlaygroundQuestion): Promise<PlaygroundAnswer | undefined> {
    const run = this.#run;
    const worker = (this.#worker ??= startWorker(find('.worker-text', HTMLScriptElement).textContent));
    const answer = await new Promise<PlaygroundAnswer>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<PlaygroundAnswer>) => {
        resolve(data);
      };
      worker.onerror = (event) => {
        resolve({ kind: 'refused', message: `a fault of the program: ${event.message}` });
      };
      worker.postMessage(question);
    });
    return run === this.#run ? answer : undefined;
  }
}

const GLUE = `
onmessage = ({ data }) => {
  Viz.instance().then((viz) => {
    const results = data.map((graph) => viz.render(graph, { format: 'json0' }));
    postMessage(results.every(({ status }) => status === 'success') ? results.map(({ output }) => output) : undefined);
  }).catch(() => postMessage(undefined));
};
`;

/** What the engine says of each graph; undefined if it fails or takes too long. */
export function layOut(graphs: readonly string[]): Promise<readonly string[] | undefined> {
  const worker = startWorker(find('.engine-text', HTMLScriptElement).textContent, GLUE);
  return new Promise<readonly string[] | undefined>((resolve) => {
    const timer = setTimeout(() => {
      resolve(undefined);
    }, MOST_MILLISECONDS);
    worker.onmessage = ({ data }: MessageEvent<readonly string[] | undefined>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      resolve(undefined);
    };
    worker.postMessage(graphs);
  }).finally(() => {
    worker.terminate();
  });
}
