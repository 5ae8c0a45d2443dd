/** Pictures that need the layout engine: the SVG file and the page. */
import type { Io } from '../../host/io.ts';
import { layOut } from '../../host/layout-engine.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Picture } from '../../model/picture.ts';
import { renderSvg, type Theme } from '../../render/graph/svg-file.ts';
import { renderGraphPage } from '../../render/page/graph-page.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { titleOfSet } from '../frame/set-options.ts';
import { layOutForPage } from './layout-for-page.ts';
import { layOutStoreys, type LayoutWishes, type NoLayout } from './layout-storeys.ts';
import { GRAPH_SPEC } from './spec.ts';

export function drawFile(picture: Picture, parsed: ParsedArguments, io: Io): ByteString | NoLayout {
  const storeys = layOutStoreys(picture, wishesOf(parsed), io.layOut ?? layOut);
  return 'message' in storeys ? storeys : renderSvg(picture, storeys, titleOf(picture, parsed), themeOf(parsed));
}

/** Without a layout the page is still a list that one can search and walk in; that it has no picture is told. */
export function drawPage(picture: Picture, parsed: ParsedArguments, io: Io): ByteString {
  const storeys = layOutForPage(picture, wishesOf(parsed), io, GRAPH_SPEC.name);
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

function titleOf({ direction, nodes }: Picture, parsed: ParsedArguments): ByteString {
  return `${titleOfSet(parsed, nodes.length)}${direction === 'stop' ? ', stop' : ''}`;
}
