/**
 * The one door to Graphviz, which `@viz-js/viz` brings as WebAssembly. It is no part of the bundles and is loaded when a
 * picture is drawn, in a thread of its own: so a command can wait for it, and end it when it takes too long.
 */
import type { MessagePort } from 'node:worker_threads';

/** What became of laying out graphs: what the engine says of each, as text, in their order. */
export type LayoutResult =
  | { readonly kind: 'laid-out'; readonly outputs: readonly string[] }
  | { readonly kind: 'no-engine' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'error'; readonly message: string };

/** Lays out graphs in DOT; `json0` in, which has the place of each node and the points of each edge. */
export type Layout = (graphs: readonly string[], milliseconds: number) => LayoutResult;

const ENGINE = '@viz-js/viz';

/** Runs in the thread. It is text, since a bundle has no file that a thread could start from. */
const THREAD = `
  const { workerData: { engine, graphs, signal, port } } = require('node:worker_threads');
  const end = (result) => {
    port.postMessage(result);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  try {
    require(engine).instance().then((viz) => {
      const outputs = [];
      for (const graph of graphs) {
        const result = viz.render(graph, { format: 'json0' });
        if (result.status !== 'success') {
          return end({ kind: 'error', message: result.errors.map(({ message }) => message).join('; ') });
        }
        outputs.push(result.output);
      }
      end({ kind: 'laid-out', outputs });
    }).catch((error) => end({ kind: 'error', message: String(error) }));
  } catch (error) {
    end({ kind: 'error', message: String(error) });
  }
`;

/** Waits for the engine for so long at most. Equal graphs give equal outputs. */
export function layOut(graphs: readonly string[], milliseconds: number): LayoutResult {
  const engine = findEngine();
  if (engine === undefined) return { kind: 'no-engine' };
  const { MessageChannel, Worker, receiveMessageOnPort } = process.getBuiltinModule('node:worker_threads');
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 }: { port1: MessagePort; port2: MessagePort } = new MessageChannel();
  const thread = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { engine, graphs, signal, port: port2 },
    transferList: [port2],
  });
  thread.unref();
  const waited = Atomics.wait(signal, 0, 0, milliseconds);
  const answer = receiveMessageOnPort(port1);
  port1.close();
  void thread.terminate();
  if (answer !== undefined) return answer.message as LayoutResult;
  return waited === 'timed-out' ? { kind: 'too-long' } : { kind: 'error', message: 'the engine gave no answer' };
}

function findEngine(): string | undefined {
  const { createRequire } = process.getBuiltinModule('node:module');
  try {
    return createRequire(import.meta.url).resolve(ENGINE);
  } catch {
    return undefined;
  }
}
