/** A run of a shell text as its constructs and builtins see it. */
import type { ByteString } from '../model/bytes.ts';
import type { Place, Span } from '../model/place.ts';
import type { Truth } from './conditions.ts';
import type { ExpansionScope } from './expand.ts';
import type { ShellNode } from './syntax.ts';
import type { ShellValue, UnknownCause } from './variables.ts';
import type { ShellWorld } from './world.ts';

export interface RunningShell extends ExpansionScope {
  readonly world: ShellWorld;
  /** The file that the commands at hand stand in. */
  readonly file: ByteString;
  /** `$1`, `$2`, ...; undefined where they are not known. */
  positional: readonly ShellValue[];
  /** What ended the text, or the function, at hand. */
  flow: 'next' | 'return' | 'exit';
  runText(text: ByteString, file: ByteString, standsAt?: Span): Truth;
  runNodes(nodes: readonly ShellNode[]): Truth;
  runNode(node: ShellNode): Truth;
  /** Runs what may run or not: what it sets is unknown afterwards. */
  perhaps(run: () => Truth, cause?: UnknownCause): Truth;
  /** Runs in a shell of its own: what it sets is forgotten. */
  aside(nodes: readonly ShellNode[]): Truth;
  assign(name: ByteString, value: ShellValue, at: Span): void;
  placeOf(at: Span): Place;
}
