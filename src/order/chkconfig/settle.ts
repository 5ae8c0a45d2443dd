/**
 * chkconfig's numbers for LSB scripts (version 1.33): a script's start number rises until it is above those of all it starts
 * behind, its stop number falls likewise. chkconfig goes round over all pairs of scripts until nothing changes; numbers only
 * ever move one way, so what it ends with is the least fixed point, which is found here in one walk, in O(names + words).
 *
 * A word counts for a pair only if the other script is on wherever this one is. So the scripts of one name are grouped by
 * their masks, and groups stand in the graph as nodes: with many scripts of one name there are still few edges.
 */
import type { ByteString } from '../../model/bytes.ts';
import { START_LISTS, STOP_LISTS, type ChkconfigScript, type MaskedScript } from '../../model/chkconfig-script.ts';
import type { ChkconfigList } from '../../model/chkconfig-service.ts';
import type { Word } from '../../model/place.ts';
import { Providers } from './providers.ts';

/** Where the scale ends. Stop numbers are counted from the other end, so that both directions rise. */
export const HIGHEST = 99;
const DEFAULT_NUMBER = 50;

/** One of the two directions: its lists, and how its numbers become rising ones. */
export interface Direction {
  readonly lists: readonly ChkconfigList[];
  readonly rising: (script: ChkconfigScript) => number;
  readonly initial: number;
  readonly place: 'startFrom' | 'stopFrom';
  readonly toNumber: (rising: number) => number;
}

export const START: Direction = {
  lists: START_LISTS,
  rising: ({ start }) => start,
  initial: DEFAULT_NUMBER,
  place: 'startFrom',
  toNumber: (rising) => rising,
};

export const STOP: Direction = {
  lists: STOP_LISTS,
  rising: ({ stop }) => HIGHEST - stop,
  initial: HIGHEST - DEFAULT_NUMBER,
  place: 'stopFrom',
  toNumber: (rising) => HIGHEST - rising,
};

/** The word that gave a script its number, and the group of scripts that it names. */
export interface Link {
  readonly word: Word;
  readonly file: ByteString;
  readonly list: ChkconfigList;
  readonly group: number;
}

export interface Settled {
  readonly values: Int32Array;
  /** By script: what gave it its value, if not its own header. */
  readonly links: readonly (Link | undefined)[];
  readonly behindRing: Uint8Array;
  readonly groupValues: Int32Array;
  /** By group: the member that has the group's value. */
  readonly groupBest: Int32Array;
  readonly groupBehindRing: Uint8Array;
}

export function initialValue(script: ChkconfigScript, direction: Direction): number {
  const own = direction.rising(script);
  return script.lsb && own < 0 ? direction.initial : own;
}

/**
 * Takes scripts and groups when all that they wait for is settled. What is never taken waits for a ring, and a ring climbs
 * to the end of the scale with all that is behind it.
 */
export function settle(scripts: readonly MaskedScript[], providers: Providers, direction: Direction): Settled {
  const values = new Int32Array(scripts.length);
  scripts.forEach(({ script }, index) => (values[index] = initialValue(script, direction)));
  const links = new Array<Link | undefined>(scripts.length);
  const { words, waiters, waits } = collectWords(scripts, providers, direction);
  const groupValues = new Int32Array(providers.groups.length).fill(-1);
  const groupBest = new Int32Array(providers.groups.length);
  const groupWaits = new Int32Array(providers.groups.length);
  providers.groups.forEach((members, group) => (groupWaits[group] = members.length));
  const behindRing = new Uint8Array(scripts.length).fill(1);
  const groupBehindRing = new Uint8Array(providers.groups.length).fill(1);

  const ready: number[] = [];
  waits.forEach((count, index) => {
    if (count === 0) ready.push(index);
  });
  /** A waiter has one thing less to wait for. */
  const release = (waiter: number, value: number): void => {
    const link = words[waiter];
    if (link === undefined) return;
    const { script } = link;
    const needed = Math.min(value + 1, HIGHEST);
    if (needed > (values[script] ?? 0)) {
      values[script] = needed;
      links[script] = link;
    }
    waits[script] = (waits[script] ?? 0) - 1;
    if (waits[script] === 0) ready.push(script);
  };
  for (let script = ready.pop(); script !== undefined; script = ready.pop()) {
    const settled = script;
    behindRing[settled] = 0;
    const value = values[settled] ?? 0;
    providers.groupsOf(settled).forEach((group) => {
      if (value > (groupValues[group] ?? -1)) {
        groupValues[group] = value;
        groupBest[group] = settled;
      }
      groupWaits[group] = (groupWaits[group] ?? 0) - 1;
      if (groupWaits[group] !== 0) return;
      groupBehindRing[group] = 0;
      const groupValue = groupValues[group] ?? -1;
      waiters[group]?.forEach((waiter) => {
        release(waiter, groupValue);
      });
    });
  }
  providers.groups.forEach((members, group) => {
    if (groupBehindRing[group] === 0) return;
    groupValues[group] = HIGHEST;
    groupBest[group] = members.find((member) => behindRing[member] === 1) ?? 0;
  });
  for (const link of words) {
    if (behindRing[link.script] === 0 || groupBehindRing[link.group] === 0) continue;
    values[link.script] = HIGHEST;
    links[link.script] = link;
  }
  return { values, links, behindRing, groupValues, groupBest, groupBehindRing };
}

interface CollectedWords {
  /** Each pair of an LSB script and a group that it waits for, once. */
  readonly words: readonly (Link & { readonly script: number })[];
  /** By group: indexes of `words`. */
  readonly waiters: readonly (readonly number[] | undefined)[];
  /** By script: how many groups it waits for. */
  readonly waits: Int32Array;
}

function collectWords(scripts: readonly MaskedScript[], providers: Providers, direction: Direction): CollectedWords {
  const words: (Link & { readonly script: number })[] = [];
  const waiters = new Array<number[] | undefined>(providers.groups.length);
  const waits = new Int32Array(scripts.length);
  /** The last script that had a word. One map for all: a set for each script is most of what this would allocate. */
  const lastWith = new Map<ByteString, number>();
  scripts.forEach(({ script, mask }, index) => {
    if (!script.lsb) return;
    direction.lists.forEach((list) => {
      const { file, words: listed } = script.lists[list];
      listed.forEach((word) => {
        if (lastWith.get(word.text) === index) return;
        lastWith.set(word.text, index);
        providers.matching(word.text, mask).forEach((group) => {
          const known = waiters[group];
          if (known === undefined) waiters[group] = [words.length];
          else known.push(words.length);
          waits[index] = (waits[index] ?? 0) + 1;
          words.push({ word, file, list, group, script: index });
        });
      });
    });
  });
  return { words, waiters, waits };
}
