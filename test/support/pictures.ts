import { buildSetGraphs } from '../../src/graph/rings/of-set.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import type { Picture } from '../../src/model/picture.ts';
import { drawPicture, WHOLE_BOOT, type PictureOptions } from '../../src/picture/build.ts';
import { readScriptSet } from '../../src/system/scripts/set.ts';
import { openSources } from '../../src/system/scripts/sources.ts';

export const FREEBSD: string = new URL('../../fixtures/boot/freebsd-12.1/etc/rc.d', import.meta.url).pathname;

/** The picture of a folder of scripts on the disk, of the first graph that they make. */
export function drawFolder(folder: string, options: Partial<PictureOptions> = {}): Picture {
  const host = createDiskHost();
  const set = readScriptSet(host, { paths: [folder], conf: [] });
  const [setGraph] = buildSetGraphs(set);
  if (setGraph === undefined) throw new Error(`${folder} has no scripts`);
  return drawPicture(set, setGraph, { ...WHOLE_BOOT, ...options }, openSources(host));
}

/** The node of a name. */
export function nodeCalled({ nodes }: Picture, name: string): number {
  return nodes.findIndex((node) => node.name === name);
}
