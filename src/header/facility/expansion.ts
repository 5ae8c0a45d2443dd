/**
 * The expansion of one system facility as insserv 1.26 does it: its plain words first, then each `$word` of it in turn,
 * followed down at once. insserv recurses; here a stack of definitions does, and no definition is gone through twice at one
 * level, since it would only give the same members again.
 */
import type { ByteString } from '../../model/bytes.ts';
import type { Facility, FacilityMember } from '../../model/facility.ts';
import type { FacilityFinding, FacilityFindingCode } from '../../model/finding.ts';
import type { FacilityUse } from '../../model/graph.ts';
import type { Place } from '../../model/place.ts';

/** All definitions of one facility, as the conf files have them. */
export interface Definition {
  readonly name: ByteString;
  readonly places: readonly Place[];
  readonly words: readonly DefinitionWord[];
}

export interface DefinitionWord {
  readonly text: ByteString;
  readonly place: Place;
}

/** The definition right below the facility being expanded has level 0; in one of this level, no `$word` is followed. */
const DEEPEST_LEVEL = 11;

/** A definition that is being gone through; its place on the stack is its level. */
interface Frame {
  readonly definition: Definition;
  /** The way to it, from the facility that is being expanded. */
  readonly uses: readonly FacilityUse[];
  next: number;
}

/** Expands facilities one after the other; those that are finished serve the later ones in their expanded form. */
export class FacilityExpansion {
  readonly #finished = new Map<ByteString, Facility>();
  readonly #findings: FacilityFinding[] = [];
  readonly #definitions: ReadonlyMap<ByteString, Definition>;

  constructor(definitions: ReadonlyMap<ByteString, Definition>) {
    this.#definitions = definitions;
  }

  /** The facilities expanded so far, in this order. */
  get finished(): ReadonlyMap<ByteString, Facility> {
    return this.#finished;
  }

  /** What was found in them. */
  get findings(): readonly FacilityFinding[] {
    return this.#findings;
  }

  /** Expands the next facility. O(words of the definitions below it), each counted at most once for each of 12 levels. */
  expand(outer: Definition): void {
    const list = new MemberList();
    for (const word of outer.words) if (!isFacility(word)) list.append(word, [useOf(outer, word)]);
    for (const word of outer.words) if (isFacility(word)) this.#follow(word, outer, list);
    const { name, places } = outer;
    this.#finished.set(name, { name, definitions: places, members: [...list.members.values()] });
  }

  #follow(first: DefinitionWord, outer: Definition, list: MemberList): void {
    const stack: Frame[] = [];
    this.#enter(first, [useOf(outer, first)], outer, stack, list);
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const word = frame.definition.words[frame.next];
      frame.next += 1;
      if (word === undefined) {
        stack.pop();
        continue;
      }
      const uses = [...frame.uses, useOf(frame.definition, word)];
      if (!isFacility(word)) {
        list.append(word, uses);
      } else if (stack.length > DEEPEST_LEVEL) {
        this.#report('facility/nested-too-deep', word, uses, list);
        stack.pop();
      } else {
        this.#enter(word, uses, outer, stack, list);
      }
    }
  }

  /** Takes the members of a finished facility, or puts an unfinished one on the stack. An unknown one is nothing. */
  #enter(
    word: DefinitionWord,
    uses: readonly FacilityUse[],
    outer: Definition,
    stack: Frame[],
    list: MemberList,
  ): void {
    for (const member of this.#finished.get(word.text)?.members ?? []) list.take(member, uses);
    const definition = this.#finished.has(word.text) ? undefined : this.#definitions.get(word.text);
    if (definition === undefined) return;
    if (definition === outer || stack.some((frame) => frame.definition === definition)) {
      this.#report('facility/loop', word, uses, list);
    } else if (list.firstEntry(definition, stack.length)) {
      stack.push({ definition, uses, next: 0 });
    }
  }

  #report(code: FacilityFindingCode, word: DefinitionWord, uses: readonly FacilityUse[], { last }: MemberList): void {
    this.#findings.push({ code, facility: word.text, place: word.place, uses, last });
  }
}

/** The members of the facility that is being expanded. */
class MemberList {
  /** By word, with its `+`. */
  readonly members = new Map<ByteString, FacilityMember>();
  /** The word that came last, also if it was there before. */
  last: ByteString = '';
  /** For each definition the levels at which it was gone through, as bits. */
  readonly #entered = new Map<Definition, number>();

  append({ text }: DefinitionWord, uses: readonly FacilityUse[]): void {
    const optional = text.startsWith('+');
    this.#add(text, { name: optional ? text.slice(1) : text, optional, uses });
  }

  /** Takes over a member of a finished facility, with the way to that facility before its own. */
  take({ name, optional, uses }: FacilityMember, before: readonly FacilityUse[]): void {
    this.#add(optional ? `+${name}` : name, { name, optional, uses: [...before, ...uses] });
  }

  /** True if the definition was not gone through at this level yet; from then on it was. */
  firstEntry(definition: Definition, level: number): boolean {
    const levels = this.#entered.get(definition) ?? 0;
    this.#entered.set(definition, levels | (1 << level));
    return (levels & (1 << level)) === 0;
  }

  #add(text: ByteString, member: FacilityMember): void {
    this.last = text;
    if (!this.members.has(text)) this.members.set(text, member);
  }
}

function isFacility({ text }: DefinitionWord): boolean {
  return text.startsWith('$');
}

function useOf({ name }: Definition, { place }: DefinitionWord): FacilityUse {
  return { facility: name, place };
}
