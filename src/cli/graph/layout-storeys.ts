/** The storeys of a picture, laid out by the engine. */
import type { Layout } from '../../host/layout-engine.ts';
import type { Picture, PictureEdge } from '../../model/picture.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { findIslands } from '../../picture/islands.ts';
import { viewStoreys } from '../../picture/storey-views.ts';
import { sizeBox } from '../../render/graph/box-sizes.ts';
import { readIsland, writeIsland } from '../../render/graph/engine.ts';
import { putOnShelves } from '../../render/graph/shelves.ts';

/** More boxes than this nobody would look at, and the engine takes long. */
export const MOST_DRAWN = 1500;
const MOST_MILLISECONDS = 8000;

export interface LayoutWishes {
  readonly isDrawn: (edge: PictureEdge) => boolean;
  readonly hasTwins: boolean;
}

/** Why there is no layout. */
export interface NoLayout {
  readonly message: string;
}

/** All that others do not imply, scripts of the same neighbours in one box. */
export const USUAL_WISHES: LayoutWishes = { isDrawn: ({ isImplied }) => !isImplied, hasTwins: true };

/** Waits for the engine, up to its limit. */
export function layOutStoreys(
  picture: Picture,
  { isDrawn, hasTwins }: LayoutWishes,
  layOut: Layout,
): readonly StoreyLayout[] | NoLayout {
  if (picture.nodes.length > MOST_DRAWN) {
    return { message: `${picture.nodes.length} scripts are too many for one picture; --focus NAME draws a part` };
  }
  const views = viewStoreys(picture, isDrawn, hasTwins).map((view) => ({
    view,
    sizes: view.boxes.map((box) => sizeBox(picture, box)),
    islands: findIslands(view),
  }));
  const graphs = views.flatMap(({ view, sizes, islands }) => islands.map((island) => writeIsland(view, island, sizes)));
  const result = layOut(graphs, MOST_MILLISECONDS);
  switch (result.kind) {
    case 'no-engine':
      return { message: 'the layout engine is not here; npm install @viz-js/viz brings it, --format dot does without' };
    case 'too-long':
      return { message: 'the layout takes too long; --focus NAME draws a part, --format dot leaves it to Graphviz' };
    case 'error':
      return { message: `the layout engine failed: ${result.message}` };
    case 'laid-out': {
      let next = 0;
      return views.map(({ view, sizes, islands }) =>
        putOnShelves(
          view,
          islands.map(() => readIsland(view, sizes, result.outputs[next++] ?? '{"bb":"0,0,0,0"}')),
        ),
      );
    }
  }
}
