/** Colours by meaning. What a meaning looks like is decided where a terminal is known; the default is no colour at all. */
import type { ByteString } from '../../model/bytes.ts';

type Brush = (text: ByteString) => ByteString;

export interface Paint {
  readonly error: Brush;
  readonly warning: Brush;
  readonly info: Brush;
  readonly help: Brush;
  /** The frame of an excerpt: line numbers, bars, arrows. */
  readonly frame: Brush;
  readonly strong: Brush;
}

const same: Brush = (text) => text;

export const PLAIN: Paint = { error: same, warning: same, info: same, help: same, frame: same, strong: same };
