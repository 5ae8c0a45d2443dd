/** Names that mean scripts which no header orders, and the answer about them. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { wordNumberTie, wordUnorderedScript, type AskedScript } from '../../render/why/unordered.ts';
import type { ScriptSet } from '../../system/scripts/set.ts';
import { FORMAT_VERSION } from './json.ts';

/** The scripts by path and by file name, the first of a name. A path is more particular than a file name. */
export class UnorderedNames {
  readonly #byName = new Map<ByteString, ScriptSet['unordered'][number]>();

  constructor({ unordered }: ScriptSet) {
    for (const script of unordered) this.#byName.set(script.file, script);
    for (const script of unordered) {
      const name = baseName(script.file);
      if (!this.#byName.has(name)) this.#byName.set(name, script);
    }
  }

  /** All names, for guesses. */
  get names(): Iterable<ByteString> {
    return this.#byName.keys();
  }

  has(name: ByteString): boolean {
    return this.#byName.has(name);
  }

  /** Those of the names that mean such a script. */
  select(names: readonly ByteString[]): readonly AskedScript[] {
    return names.flatMap((name) => {
      const script = this.#byName.get(name);
      return script === undefined ? [] : [{ name, script }];
    });
  }
}

/** The answer for a program: no graph has one, and why. */
export function renderUnorderedJson(asked: readonly AskedScript[]): ByteString {
  const unordered = asked.map((one) => ({
    path: textOfBytes(one.script.file),
    kind: one.script.kind,
    line: one.script.place.line,
    numbers: one.script.numbers ?? null,
    message: textOfBytes(wordUnorderedScript(one)),
  }));
  const tie = wordNumberTie(asked);
  const otherwise = tie === undefined ? null : textOfBytes(tie);
  return bytesOfText(`${JSON.stringify({ version: FORMAT_VERSION, answers: [], unordered, otherwise }, null, 2)}\n`);
}
