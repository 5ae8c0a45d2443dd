/** What words come to: plain text and settings, and how either is told. */
import type { ByteString } from '../../model/bytes.ts';
import type { Place, Span } from '../../model/place.ts';
import type { Word, WordPart } from '../../shell/syntax.ts';

/** Plain text, or `$NAME` of a file of settings; `fixed` is what that comes to now, where this is known. */
export type Piece =
  | { readonly kind: 'text'; readonly text: ByteString }
  | {
      readonly kind: 'setting';
      readonly name: ByteString;
      readonly isQuoted: boolean;
      readonly fixed: ByteString | undefined;
    };

/** One argument. */
export type Field = readonly Piece[];

/** What cannot be told, and where. */
export interface Obstacle {
  readonly subject: ByteString;
  readonly place: Place;
}

export type Resolved<Value> = { readonly value: Value } | { readonly obstacle: Obstacle };

export const NO_SPAN: Span = { line: 0, column: 0, offset: 0, length: 0 };

/** `X="$X -v"` */
export function namesItself(value: Word | undefined, name: ByteString): boolean {
  return value?.parts.some((part) => part.kind === 'parameter' && part.name === name && part.operator === '') === true;
}

/** In `X=${X:-1}` only the default counts. */
export function withoutOwn(parts: readonly WordPart[], name: ByteString): readonly WordPart[] {
  return parts.flatMap((part) =>
    part.kind === 'parameter' && part.name === name ? (part.argument?.parts ?? []) : [part],
  );
}

/** Undefined if a setting is in it. */
export function plainText(pieces: readonly Piece[]): ByteString | undefined {
  const texts: ByteString[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'setting') return undefined;
    texts.push(piece.text);
  }
  return texts.join('');
}
