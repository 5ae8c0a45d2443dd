/** What the words of LSB dependency fields stand for: names, optional names, system facilities, and the special names. */
import type { ByteString } from '../../model/bytes.ts';
import { STANDARD_FACILITIES, type Facilities } from '../../model/facility.ts';
import type { Provider, Provisions } from './provisions.ts';

/** What a word stands for. */
export interface Meaning {
  /** Each script once. */
  readonly providers: readonly Provider[];
  /** The names looked for that nobody provides, and that are not optional members of a facility. */
  readonly unmet: readonly ByteString[];
  /** True if the word only asks for an order: it is marked `+`, or all that its facility stands for is. */
  readonly optional: boolean;
}

const NOTHING: Meaning = { providers: [], unmet: [], optional: false };

/** True for `$all`, in any case. Which scripts it stands for depends on the one that says it. */
export function isAll(word: ByteString): boolean {
  return word.toLowerCase() === '$all';
}

/** Looks words up. Each distinct word is resolved once. */
export class LsbNames {
  readonly #provisions: Provisions;
  readonly #facilities: Facilities;
  readonly #meanings = new Map<ByteString, Meaning>();

  /** The provisions must be complete; resolutions through facilities are added to theirs. */
  constructor(provisions: Provisions, facilities: Facilities) {
    this.#provisions = provisions;
    this.#facilities = facilities;
  }

  /** The meaning of a word; `$all`, like `$null`, stands for nothing here. O(its providers), and O(1) from then on. */
  meaningOf(word: ByteString): Meaning {
    const known = this.#meanings.get(word);
    if (known !== undefined) return known;
    const meaning = this.#resolve(word);
    this.#meanings.set(word, meaning);
    return meaning;
  }

  /** insserv takes `+$x` for a service of the name `$x`; the mark and the facility do not go together. */
  #resolve(word: ByteString): Meaning {
    if (word.startsWith('+')) return { ...this.#resolveName(word.slice(1)), optional: true };
    if (isAll(word) || word.toLowerCase() === '$null') return NOTHING;
    return word.startsWith('$') ? this.#resolveFacility(word) : this.#resolveName(word);
  }

  #resolveName(name: ByteString): Meaning {
    const providers = this.#provisions.of(name);
    const unmet = providers.length === 0 && !STANDARD_FACILITIES.has(name) ? [name] : [];
    return { providers, unmet, optional: false };
  }

  /** The scripts that provide the facility by its own name, as chkconfig has it, and those of its members. */
  #resolveFacility(name: ByteString): Meaning {
    const plain = this.#resolveName(name);
    const facility = this.#facilities.byName.get(name);
    if (facility === undefined) return plain;
    const providers = new Map(plain.providers.map((provider) => [provider.script, provider]));
    const unmet: ByteString[] = [];
    for (const { name: member, optional, uses } of facility.members) {
      const found = this.#provisions.of(member);
      if (found.length === 0 && !optional) unmet.push(member);
      for (const provider of found) {
        if (!providers.has(provider.script)) providers.set(provider.script, this.#provisions.through(provider, uses));
      }
    }
    const optional = plain.providers.length === 0 && facility.members.every((member) => member.optional);
    return { providers: [...providers.values()], unmet, optional };
  }
}
