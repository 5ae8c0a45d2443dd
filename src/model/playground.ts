/** What the playground's page and its worker, in which the library runs, say to each other. Texts are text, not byte strings. */

/** A file as the browser has it: its path as it was given, and its bytes. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type PlaygroundQuestion =
  | { readonly kind: 'check'; readonly files: readonly GivenFile[]; readonly profile: string }
  /** One script, or two, by their numbers in the order. */
  | { readonly kind: 'why'; readonly scripts: readonly number[] }
  /** What the layout engine is to lay out. */
  | { readonly kind: 'graphs' }
  /** The page with the picture, of what the engine answered; without a picture if it gave none. */
  | { readonly kind: 'page'; readonly outputs: readonly string[] | undefined };

/** All parts are HTML in which every name is escaped. */
export interface PlaygroundParts {
  readonly findings: string;
  readonly order: string;
  readonly rings: string;
  readonly links: string;
}

export type PlaygroundAnswer =
  | {
      readonly kind: 'checked';
      readonly status: string;
      readonly counts: Readonly<Record<keyof PlaygroundParts, number>>;
      readonly parts: PlaygroundParts;
      readonly hasPicture: boolean;
    }
  | { readonly kind: 'why'; readonly html: string }
  /** Graphs in DOT without a name in them; or why there are none. */
  | { readonly kind: 'graphs'; readonly graphs: readonly string[] }
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'refused'; readonly message: string };
