/** What the way to the start of a service shows: calls, what is prepared for them, and what is left out. */
import type { ByteString } from '../../model/bytes.ts';
import type { FormReason, LeftOut, LeftOutReason, ReasonCode, UnitTodo } from '../../model/migration.ts';
import { placeIn, type Place, type Span } from '../../model/place.ts';
import type { StartCall } from '../calls/start-call.ts';
import type { Outline } from './outline.ts';

/** A directive that a line of the script comes to. */
export interface Directive {
  readonly section: 'Unit' | 'Service';
  readonly key: ByteString;
  readonly value: ByteString;
}

/** A program that is called by its path and may be a daemon, or end by itself. */
export interface PlainCall extends StartCall {
  isConditional: boolean;
}

/** What is said about a folder that is made. */
export interface MadeFolder {
  mode: ByteString | undefined;
  owner: ByteString | undefined;
}

export class StartFacts {
  readonly calls: StartCall[] = [];
  readonly plain: PlainCall[] = [];
  readonly obstacles: FormReason[] = [];
  readonly directives: Directive[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly todos: UnitTodo[] = [];
  /** Folders below /run and /var that are made, with the mode that they get. */
  readonly folders: Map<ByteString, MadeFolder>;
  /** What is stopped before the start. */
  readonly stops: {
    readonly span: Span;
    readonly program: ByteString | undefined;
    readonly pidFile: ByteString | undefined;
  }[] = [];
  /** Variables that decide whether the service starts at all. */
  readonly switches: { readonly name: ByteString; readonly place: Place }[] = [];
  /** Whether a command of the script that ends by itself was met. */
  hasOwnWork: boolean = false;
  readonly #outline: Outline;

  constructor(outline: Outline) {
    this.#outline = outline;
    this.folders = new Map();
  }

  placeOf(span: Span): Place {
    return placeIn(this.#outline.file, span);
  }

  leave(span: Span, reason: LeftOutReason): void {
    const text = this.#outline.text.slice(span.offset, span.offset + Math.min(span.length, LONGEST_SHOWN));
    this.leftOut.push({ place: this.placeOf(span), text, reason });
  }

  refuse(code: ReasonCode, place: Place, subject: ByteString): void {
    const isSaid = this.obstacles.some(
      (other) => other.code === code && other.place.line === place.line && other.subject === subject,
    );
    if (!isSaid && this.obstacles.length < MOST_OBSTACLES) this.obstacles.push({ code, place, subject });
  }

  set(section: Directive['section'], key: ByteString, value: ByteString): void {
    const isThere = this.directives.some((other) => other.key === key && other.value === value);
    if (!isThere) this.directives.push({ section, key, value });
  }

  /** True if the command at a span is put into the background by `&`. */
  isBackground(span: Span): boolean {
    const bare = this.#behind(span).replaceAll(/[0-9]*(?:>>|[<>]&|&>|[<>])[ \t]*[^ \t;&|]+/g, '');
    return /^[ \t]*&(?![&>])/.test(bare);
  }

  /** The word behind `>` that takes the output of the command at a span, as it stands there. */
  outputOf(span: Span): ByteString | undefined {
    for (const [, fd, word] of this.#behind(span).split(/[;|]/, 1)[0]?.matchAll(OUTPUT) ?? []) {
      if (fd === '' || fd === '1' || fd === '&') return word;
    }
    return undefined;
  }

  /** The rest of the line behind a span. */
  #behind({ offset, length }: Span): ByteString {
    return this.#outline.text.slice(offset + length, offset + length + 200).split('\n', 1)[0] ?? '';
  }
}

const OUTPUT = /([0-9&]?)>>?[ \t]*"?([^\s"';&|<>]+)/g;
const LONGEST_SHOWN = 300;
/** More of them tell a person nothing new. */
const MOST_OBSTACLES = 50;
