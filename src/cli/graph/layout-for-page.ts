/** The layout of a page, which is of use without one too. */
import type { Io } from '../../host/io.ts';
import { layOut } from '../../host/layout-engine.ts';
import { bytesOfText } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { showName } from '../../render/text/show.ts';
import { layOutStoreys, type LayoutWishes } from './layout-storeys.ts';

/** That a page has no picture is told on standard error. */
export function layOutForPage(
  picture: Picture,
  wishes: LayoutWishes,
  io: Io,
  command: string,
): readonly StoreyLayout[] {
  const found = layOutStoreys(picture, wishes, io.layOut ?? layOut);
  if (!('message' in found)) return found;
  io.stderr.write(`${command}: ${showName(bytesOfText(found.message))}; the page has no picture\n`);
  return [];
}
