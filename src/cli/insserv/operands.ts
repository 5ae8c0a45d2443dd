/** What there is to tell of the scripts that a run of insserv was asked for, and of which it says nothing itself. */
import { findDroppedWords } from '../../header/insserv/dropped-words.ts';
import { explainInsservStart } from '../../header/start-silence.ts';
import type { Host } from '../../host/door.ts';
import type { ByteString } from '../../model/bytes.ts';
import { STANDARD_FACILITIES } from '../../model/facility.ts';
import { NO_RUNLEVEL } from '../../model/runlevel.ts';
import type { InsservRun } from '../../order/insserv/run.ts';
import type { Node } from '../../order/insserv/service.ts';
import { wordDroppedWords } from '../../render/insserv/dropped-words.ts';
import type { InsservSentence } from '../../render/insserv/sentences.ts';
import { wordSilence } from '../../render/finding/start-silence.ts';

/** A sentence about a script. */
export interface OperandNote {
  readonly script: ByteString;
  readonly sentence: InsservSentence;
  /** It says why the script has no links; nothing else needs to be said of its header. */
  readonly isWhole: boolean;
}

/** Why scripts of the command line get no start link, and which of their words do not count. */
export function describeOperands(
  { options, table, tree, facilities }: InsservRun,
  host: Pick<Host, 'readFile'>,
  root: ByteString | undefined,
): readonly OperandNote[] {
  if (options.isRemoving) return [];
  const nodes = new Map<ByteString, Node>();
  for (const node of table.nodes) if (node.script !== undefined) nodes.set(node.script, node);
  const decides = (word: ByteString): boolean =>
    word.startsWith('$')
      ? STANDARD_FACILITIES.has(word) || facilities.byName.has(word) || word === '$all'
      : table.find(word)?.node.script !== undefined;
  return options.operands.flatMap(({ name }): readonly OperandNote[] => {
    const header = tree.headerOfScript(name);
    if (header.kind !== 'header' || header.block === 'openrc' || tree.refusalOf(name) !== undefined) return [];
    const { file, reading } = header;
    const content = host.readFile(file);
    const node = nodes.get(name);
    const start = node?.start.levels ?? NO_RUNLEVEL;
    const hasLinks = start !== NO_RUNLEVEL || (node?.stop.levels ?? NO_RUNLEVEL) !== NO_RUNLEVEL;
    const silences = content.kind === 'text' ? explainInsservStart(content.text, reading) : [];
    const notes = silences.flatMap((silence): readonly OperandNote[] => {
      const { kind } = silence;
      const isWhole = kind === 'no-header' || kind === 'chkconfig-only';
      // That a field is missing insserv says itself.
      if (kind === 'no-field' || (isWhole && hasLinks) || (kind === 'empty' && start !== NO_RUNLEVEL)) return [];
      return [{ script: name, sentence: wordSilence(name, file, silence, 'insserv', { root }), isWhole }];
    });
    const dropped = findDroppedWords(reading).flatMap((list): readonly OperandNote[] => {
      const words = list.words.filter(({ text }) => list.field.keyword === 'Provides' || decides(text));
      if (words.length === 0) return [];
      return [{ script: name, sentence: wordDroppedWords(name, file, list), isWhole: false }];
    });
    return [...notes, ...dropped];
  });
}
