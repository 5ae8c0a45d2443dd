/** What following a shell text asks of the world around it. Nothing in it is changed, and nothing is run. */
import type { ByteString } from '../model/bytes.ts';
import type { Place } from '../model/place.ts';
import type { TestFile, Truth } from './conditions.ts';
import type { ShellValue } from './variables.ts';

/** A command that is not a part of the shell itself. */
export interface ShellCall {
  readonly name: ByteString;
  readonly args: readonly ShellValue[];
  readonly place: Place;
  /** False where a shell may not come to it. */
  readonly isSure: boolean;
}

export interface SourcedFile {
  readonly text: ByteString;
  readonly file: ByteString;
}

export interface ShellWorld {
  /** The text of a file that is sourced, and what places are to call it; undefined if it is not there, or not followed. */
  readonly readFile: (path: ByteString) => SourcedFile | undefined;
  readonly testFile: TestFile;
  /** Whether a text matches a shell pattern as a whole. */
  readonly matches: (pattern: ByteString, text: ByteString) => boolean;
  /** The status of a command that the caller knows; undefined for any other. `stop` ends the text, as `exit` does. */
  readonly call?: (call: ShellCall) => Truth | 'stop' | undefined;
  /** What a command prints that the caller knows. */
  readonly output?: (name: ByteString, args: readonly ByteString[]) => ByteString | undefined;
}

/** A world in which there is nothing. */
export const EMPTY_WORLD: ShellWorld = {
  readFile: () => undefined,
  testFile: () => 'maybe',
  matches: (pattern, text) => pattern === '*' || pattern === text,
};

/** A value's text where it is one. */
export function knownText(value: ShellValue | undefined): ByteString | undefined {
  if (value === undefined || value.kind === 'unknown') return undefined;
  return value.kind === 'text' ? value.text : '';
}
