/** A link plan, and the changes that lead to it, for other programs: a link a line, and a script for sh(1). */
import type { ByteString } from '../../model/bytes.ts';
import { levelFolder } from '../../model/link-farm.ts';
import type { LinkDifference, PlannedLink } from '../../model/link-plan.ts';
import { showName } from '../text/show.ts';

/** `rc3.d/S02web -> ../init.d/web` */
export function renderPlanLinks(links: readonly PlannedLink[]): ByteString {
  return links.map(({ level, name, target }) => lineOf(level, name, target)).join('');
}

/** The same for changes, with `-` before what goes and `+` before what comes. */
export function renderDifferenceLinks(changes: readonly LinkDifference[]): ByteString {
  return changes
    .map(({ level, before, after, target }) => {
      const gone = before === undefined ? '' : `- ${levelFolder(level)}/${showName(before)}\n`;
      return gone + (after === undefined ? '' : `+ ${lineOf(level, after, target)}`);
    })
    .join('');
}

function lineOf(level: number, name: ByteString, target: ByteString): ByteString {
  return `${levelFolder(level)}/${showName(name)} -> ${showName(target)}\n`;
}

/**
 * The commands that make the links, for any POSIX shell. They work in the folder that has the rcN.d folders, which is
 * `folder` or the script's first argument, and end at the first one that fails. Names are quoted byte by byte, and none can be
 * taken for an option: each word begins with `rc` or `../`.
 */
export function renderPlanScript(links: readonly PlannedLink[], folder: ByteString): ByteString {
  const folders = [...new Set(links.map(({ level }) => level))];
  return renderScript(
    folder,
    folders,
    links.map(({ level, name, target }) => makeLink(level, name, target)),
  );
}

/** The commands that change a tree. Nothing is removed before its link is to be made anew, or for good. */
export function renderDifferenceScript(changes: readonly LinkDifference[], folder: ByteString): ByteString {
  const folders = new Set(changes.flatMap(({ level, after }) => (after === undefined ? [] : [level])));
  const commands = changes.flatMap(({ level, before, after, target, keepsTarget }) => {
    const remove = before === undefined ? [] : [`rm -f ${pathWord(level, before)}`];
    if (after === undefined) return remove;
    if (keepsTarget && before !== undefined) return [`mv ${pathWord(level, before)} ${pathWord(level, after)}`];
    return [...remove, makeLink(level, after, target)];
  });
  return renderScript(folder, [...folders], commands);
}

function renderScript(folder: ByteString, levels: readonly number[], commands: readonly ByteString[]): ByteString {
  const folders = [...levels].sort((a, b) => a - b).map(levelFolder);
  const lines = [
    '#!/bin/sh',
    '# Runlevel links, made by initorder plan. The argument is the folder that has the rcN.d folders.',
    'set -e',
    `folder=${quoteWord(folder)}`,
    'if [ $# -gt 0 ]; then folder=$1; fi',
    'case $folder in -*) folder=./$folder ;; esac',
    'unset CDPATH',
    'cd "$folder"',
    ...(folders.length === 0 ? [] : [`mkdir -p ${folders.join(' ')}`]),
    ...commands,
  ];
  return `${lines.join('\n')}\n`;
}

function makeLink(level: number, name: ByteString, target: ByteString): ByteString {
  return `ln -s ${quoteWord(target)} ${pathWord(level, name)}`;
}

function pathWord(level: number, name: ByteString): ByteString {
  return quoteWord(`${levelFolder(level)}/${name}`);
}

/** A word of sh(1) that stands for exactly these bytes: only the quote itself ends a quoted word. */
function quoteWord(word: ByteString): ByteString {
  return /^[\w%+,./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
