/** What is drawn of one storey of a picture: boxes with the names of scripts, lines between the boxes, and where they lie. */
import type { ByteString } from './bytes.ts';

/** A ghost stands for a script of another storey: one above it, or one below. */
export type BoxKind = 'script' | 'twins' | 'ghost-above' | 'ghost-below';

export interface Box {
  readonly kind: BoxKind;
  /** Nodes of the picture; twins are several. */
  readonly nodes: readonly number[];
}

/** Ends are indexes into the boxes; `edges` are the edges of the picture that the line stands for, all of one kind. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly edges: readonly number[];
}

export interface StoreyView {
  readonly storey: number;
  readonly name: ByteString;
  readonly milestone?: number;
  readonly scripts: readonly number[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Boxes that lines join, directly or by way of others; indexes into a view. One layout is made for each. */
export interface Island {
  readonly boxes: readonly number[];
  readonly lines: readonly number[];
}

/** In pixels from the upper left corner; `y` grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox extends Box, Point, Size {}

/** A curve of Bézier segments: a point, then three for each segment; `tip` is where the arrow ends. */
export interface PlacedLine extends Line {
  readonly points: readonly Point[];
  readonly tip: Point;
}

/** A view with all its places. Boxes are told by their upper left corners. */
export interface StoreyLayout extends Size {
  readonly view: StoreyView;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly PlacedLine[];
}
