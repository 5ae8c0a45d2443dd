/** The numbers of LSB scripts as chkconfig 1.33 gives them, each with its cause; `settle.ts` finds them. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript, MaskedScript } from '../../model/chkconfig-script.ts';
import type { ChkconfigList } from '../../model/chkconfig-service.ts';
import { placeIn, type Word } from '../../model/place.ts';
import type { NumberCause } from '../../model/plan.ts';
import { Providers } from './providers.ts';
import { HIGHEST, initialValue, settle, START, STOP, type Direction, type Link, type Settled } from './settle.ts';

export interface ChkconfigNumber {
  readonly number: number;
  readonly cause: NumberCause;
}

/** The numbers of a service, and the words of Required-Start and -Stop that no script meets where it is on. */
export interface ChkconfigNumbers {
  readonly start: ChkconfigNumber;
  readonly stop: ChkconfigNumber;
  readonly unmet: readonly UnmetWord[];
}

export interface UnmetWord {
  readonly word: Word;
  /** Where the word stands: the script, or its override. */
  readonly file: ByteString;
  readonly list: ChkconfigList;
}

/** The settled numbers of a set of scripts. */
export class ChkconfigPriorities {
  readonly #scripts: readonly MaskedScript[];
  readonly #providers: Providers;
  readonly #start: Settled;
  readonly #stop: Settled;

  constructor(scripts: readonly MaskedScript[]) {
    this.#scripts = scripts;
    this.#providers = new Providers(scripts);
    this.#start = settle(scripts, this.#providers, START);
    this.#stop = settle(scripts, this.#providers, STOP);
  }

  /** Whether a script of that index has other numbers than its header says. */
  isMoved(index: number): boolean {
    const script = this.#scripts[index]?.script;
    return script !== undefined && (this.startNumber(index) !== script.start || this.stopNumber(index) !== script.stop);
  }

  /** The number alone, for where no cause is told. */
  startNumber(index: number): number {
    return START.toNumber(this.#start.values[index] ?? 0);
  }

  stopNumber(index: number): number {
    return STOP.toNumber(this.#stop.values[index] ?? 0);
  }

  /** The number of the script of that index; its header's own if it is no LSB script. */
  start(index: number): ChkconfigNumber {
    return this.#numberOf(index, this.#start, START);
  }

  stop(index: number): ChkconfigNumber {
    return this.#numberOf(index, this.#stop, STOP);
  }

  /** The numbers that a script gets which stands beside the set; its own entry in the set counts like any other. */
  adjust(target: MaskedScript): ChkconfigNumbers {
    const unmet: UnmetWord[] = [];
    return {
      start: this.#adjust(target, this.#start, START, unmet),
      stop: this.#adjust(target, this.#stop, STOP, unmet),
      unmet,
    };
  }

  #numberOf(index: number, settled: Settled, direction: Direction): ChkconfigNumber {
    const script = this.#scripts[index]?.script;
    if (script === undefined) throw new RangeError(`no script ${index}`);
    const number = direction.toNumber(settled.values[index] ?? 0);
    return {
      number,
      cause: this.#cause(script, direction, settled, settled.links[index], settled.behindRing[index] === 1),
    };
  }

  #adjust({ script, mask }: MaskedScript, settled: Settled, direction: Direction, unmet: UnmetWord[]): ChkconfigNumber {
    let value = initialValue(script, direction);
    let link: Link | undefined;
    for (const list of direction.lists) {
      const { file, words } = script.lists[list];
      for (const word of words) {
        const groups = this.#providers.matching(word.text, mask);
        if (groups.length === 0 && list.startsWith('Required')) unmet.push({ word, file, list });
        for (const group of groups) {
          const needed = Math.min(settled.groupValues[group] ?? 0, HIGHEST - 1) + 1;
          if (needed > value) [value, link] = [needed, { word, file, list, group }];
        }
      }
    }
    const isRing = link !== undefined && settled.groupBehindRing[link.group] === 1;
    return { number: direction.toNumber(value), cause: this.#cause(script, direction, settled, link, isRing) };
  }

  #cause(
    script: ChkconfigScript,
    direction: Direction,
    settled: Settled,
    link: Link | undefined,
    isRing: boolean,
  ): NumberCause {
    if (link !== undefined) {
      const member = settled.groupBest[link.group] ?? 0;
      const on = this.#scripts[member]?.script.name ?? '';
      return { kind: isRing ? 'ring' : 'dependency', place: placeIn(link.file, link.word), list: link.list, on };
    }
    const place = script[direction.place];
    if (place !== undefined) return { kind: 'header', place };
    return script.lsb ? { kind: 'default' } : { kind: 'missing' };
  }
}
