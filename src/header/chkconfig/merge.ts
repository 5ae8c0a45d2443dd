/** Puts a script's header and its override together as chkconfig 1.33 does, words with the file that they stand in. */
import type { ByteString } from '../../model/bytes.ts';
import type { ChkconfigScript, ChkconfigWords } from '../../model/chkconfig-script.ts';
import type { ChkconfigFacts, ChkconfigList } from '../../model/chkconfig-service.ts';
import { placeIn } from '../../model/place.ts';

/** A text that was read, and the path by which messages name it. */
export interface ChkconfigText<Facts extends ChkconfigFacts = ChkconfigFacts> {
  readonly file: ByteString;
  readonly facts: Facts;
}

/** All 32 bits: what `--override` takes the levels of a text for that sets none. */
const ALL_LEVELS = -1;

/** One text by itself, as `--override` compares it; levels that nothing sets count as all. */
export function scriptOfText(name: ByteString, { file, facts }: ChkconfigText): ChkconfigScript {
  const { lists, provides, startFrom, stopFrom } = facts;
  const script: { -readonly [Key in keyof ChkconfigScript]: ChkconfigScript[Key] } = {
    name,
    levels: facts.levels ?? ALL_LEVELS,
    start: facts.start,
    stop: facts.stop,
    lsb: facts.lsb,
    lists: {
      'Required-Start': { file, words: lists['Required-Start'] },
      'Required-Stop': { file, words: lists['Required-Stop'] },
      'Should-Start': { file, words: lists['Should-Start'] },
      'Should-Stop': { file, words: lists['Should-Stop'] },
    },
    provides: provides.length === 0 ? [name] : provides.map(({ text }) => text),
  };
  if (startFrom !== undefined) script.startFrom = placeIn(file, startFrom);
  if (stopFrom !== undefined) script.stopFrom = placeIn(file, stopFrom);
  return script;
}

/**
 * The service that a script and its override make. Levels and lists of the override count if it has any; its numbers and
 * its Provides count in any case, even where it says nothing of them.
 */
export function mergeOverride(name: ByteString, script: ChkconfigText, override?: ChkconfigText): ChkconfigScript {
  const own = scriptOfText(name, script);
  if (override === undefined) return own;
  const other = scriptOfText(name, override);
  const list = (key: ChkconfigList): ChkconfigWords =>
    other.lists[key].words.length > 0 ? other.lists[key] : own.lists[key];
  return {
    ...other,
    levels: override.facts.levels === undefined ? own.levels : other.levels,
    lsb: own.lsb || other.lsb,
    lists: {
      'Required-Start': list('Required-Start'),
      'Required-Stop': list('Required-Stop'),
      'Should-Start': list('Should-Start'),
      'Should-Stop': list('Should-Stop'),
    },
  };
}
