/** `--state`: what a boot of the system that the scripts belong to does with each of them. */
import { planBoot } from '../../boot/plan-boot.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import type { LinkIo } from '../../host/io.ts';
import type { BootDecision } from '../../model/boot-plan.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import { guessSystem } from '../../system/boot/guess-system.ts';
import { createRootView } from '../../system/boot/root-view.ts';
import { makeRequest } from '../boot/make-request.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { WrongUse } from '../frame/run-spec.ts';

/** The picture with its states; or why there are none. */
export function addStates(picture: Picture, parsed: ParsedArguments, io: LinkIo): Picture | WrongUse {
  const root = findRoot(picture, parsed);
  const hint = 'name a system: initorder graph --state --root DIR';
  if (root === undefined) return { message: '--state: these scripts belong to no system that could boot', hint };
  const view = createRootView(createRootedHost(io.host, root === '' ? '/' : root, bytesOfText(io.cwd)));
  const system = guessSystem(view);
  if (system === undefined) return { message: `--state: ${textOfBytes(root)}: nothing tells which system it is`, hint };
  const phase = picture.direction === 'stop' ? 'shutdown' : 'boot';
  const { steps, skipped } = planBoot(makeRequest(parsed, system, phase, view, new Map()));
  const states = new Map<ByteString, BootDecision>();
  for (const { script } of skipped) if (script !== undefined) states.set(script, 'out');
  // A script that runs in one runlevel of several does run.
  for (const { script, decision } of steps) if (states.get(script) !== 'run') states.set(script, decision);
  const prefix = root === '' || root.endsWith('/') ? root : `${root}/`;
  return {
    ...picture,
    nodes: picture.nodes.map((node) => {
      const state = node.path.startsWith(prefix) ? states.get(node.path.slice(prefix.length)) : undefined;
      return state === undefined ? node : { ...node, state };
    }),
  };
}

const SCRIPT_FOLDER = /^(.*?)(?:usr\/local\/)?etc\/(?:rc\.d(?:\/init\.d)?|init\.d)\/[^/]*$/s;

/** The root that was named, or the one that the first script lies below. */
function findRoot({ nodes }: Picture, parsed: ParsedArguments): ByteString | undefined {
  const named = lastValue(parsed, 'root');
  if (named !== undefined) return bytesOfText(named);
  return SCRIPT_FOLDER.exec(nodes[0]?.path ?? '')?.[1];
}
