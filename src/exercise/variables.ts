/** What the variables of a script come to where that can be seen, and its lines with them put in. */
import type { ByteString } from '../model/bytes.ts';

/** Texts that grow beyond this are no names of files. */
const LONGEST = 2_000;
const ROUNDS = 4;
const ASSIGNMENT =
  /^[ \t]*(?:export[ \t]+|readonly[ \t]+|local[ \t]+)?([A-Za-z_]\w*)=(?:"([^"]*)"|'([^']*)'|([^\s;"'`]*))(?=\s|;|$)/;
/** In Python. */
const CONSTANT = /^([A-Za-z_]\w*) = '([^'\\]*)'$/;
const DEFAULT = /^[ \t]*:[ \t]*"?\$\{([A-Za-z_]\w*):?=("?)([^}"]*)\2\}/;

export class ScriptVariables {
  readonly #values: Map<ByteString, ByteString>;

  constructor(known: readonly (readonly [ByteString, ByteString])[]) {
    this.#values = new Map(known);
  }

  get(name: ByteString): ByteString | undefined {
    return this.#values.get(name);
  }

  /** All of them. */
  entries(): Iterable<[ByteString, ByteString]> {
    return this.#values.entries();
  }

  /** Takes an assignment, if the line is one; a default only where nothing is known yet. */
  read(line: ByteString): void {
    const plain = ASSIGNMENT.exec(line);
    if (plain !== null) {
      const [, name = '', double, single, bare] = plain;
      this.#values.set(name, this.expand(double ?? single ?? bare ?? ''));
      return;
    }
    const constant = CONSTANT.exec(line);
    if (constant !== null) this.#values.set(constant[1] ?? '', constant[2] ?? '');
    const [, name, , value = ''] = DEFAULT.exec(line) ?? [];
    if (name !== undefined && !this.#values.has(name)) this.#values.set(name, this.expand(value));
  }

  /** The text with what is known put in. O(n) for each of a few rounds. */
  expand(text: ByteString): ByteString {
    let result = text;
    for (let round = 0; round < ROUNDS && result.includes('$') && result.length < LONGEST; round++) {
      result = result
        .replaceAll(
          /\$\{([A-Za-z_]\w*):?[-=]([^{}]*)\}/g,
          (_, name: string, usual: string) => this.#values.get(name) ?? usual,
        )
        .replaceAll(
          /\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g,
          (whole, braced: string | undefined, plain: string | undefined) => {
            return this.#values.get(braced ?? plain ?? '') ?? whole;
          },
        );
    }
    return result;
  }
}
