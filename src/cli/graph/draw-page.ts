/** Pictures that need the layout engine: the SVG file and the page. */
import type { Io } from '../../host/io.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import type { StoreyLayout } from '../../model/storey-view.ts';
import { renderSvg, type Theme } from '../../render/graph/svg-file.ts';
import { renderGraphPage } from '../../render/page/graph-page.ts';
import { showName } from '../../render/text/show.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { layOutStoreys, type LayoutWishes, type NoLayout } from './layout-storeys.ts';
import { GRAPH_SPEC } from './spec.ts';

export function drawFile(picture: Picture, parsed: ParsedArguments, io: Io): ByteString | NoLayout {
  const storeys = layOutStoreys(picture, wishesOf(parsed), io);
  return 'message' in storeys ? storeys : renderSvg(picture, storeys, titleOf(picture, parsed), themeOf(parsed));
}

/** Without a layout the page is still a list that one can search and walk in; that it has no picture is told. */
export function drawPage(picture: Picture, parsed: ParsedArguments, io: Io): ByteString | NoLayout {
  const found = layOutStoreys(picture, wishesOf(parsed), io);
  let storeys: readonly StoreyLayout[] = [];
  if (!('message' in found)) storeys = found;
  else io.stderr.write(`${GRAPH_SPEC.name}: ${showName(bytesOfText(found.message))}; the page is a list\n`);
  return renderGraphPage({ picture, storeys, title: titleOf(picture, parsed), theme: themeOf(parsed) });
}

function wishesOf(parsed: ParsedArguments): LayoutWishes {
  const isAll = lastValue(parsed, 'edges') === 'all';
  return { isDrawn: ({ isImplied }) => isAll || !isImplied, hasTwins: !parsed.flags.has('no-twins') };
}

function themeOf(parsed: ParsedArguments): Theme {
  const theme = lastValue(parsed, 'theme');
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** What the picture is of: the scripts as they were named, shortened where they were many. */
function titleOf({ direction, nodes }: Picture, parsed: ParsedArguments): ByteString {
  const root = lastValue(parsed, 'root');
  const named = [...(root === undefined ? [] : [root]), ...parsed.operands];
  const what = named.length <= 3 ? named.join(' ') : `${nodes.length} scripts`;
  return showName(bytesOfText(`${what}${direction === 'stop' ? ', stop' : ''}`));
}
