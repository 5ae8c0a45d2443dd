/** The help page of a command: how it is called, what its options are, examples. It fits on a screen of 80 columns. */
import { wrapSentence } from '../../render/text/wrap.ts';
import type { CommandSpec, Example, OptionSpec } from './command-spec.ts';

/** Columns of an option's forms; longer ones have a line to themselves. */
const LABEL = 28;
const NO_LETTER = '    ';

/** The page, with a newline at its end. Specifications are ASCII, so text and bytes are the same here. O(n). */
export function renderHelp({ name, synopsis, about, options, examples, epilogue }: CommandSpec): string {
  return [
    wrapSentence(`${name} `, synopsis),
    '',
    fit(about),
    '',
    'Options:',
    ...options.map(layOutOption),
    '',
    ...(examples.length === 0 ? [] : ['Examples:', ...examples.map(layOutExample), '']),
    fit(epilogue.trimEnd()),
    '',
  ].join('\n');
}

/** Lines of a text that are too long for the screen are broken. */
function fit(text: string): string {
  return text
    .split('\n')
    .map((line) => wrapSentence('', line))
    .join('\n');
}

function layOutOption({ name, letter, value, choices, about }: OptionSpec): string {
  const forms = `--${name}${value === undefined ? '' : ` ${value}`}`;
  const label = `  ${letter === undefined ? NO_LETTER : `-${letter}, `}${forms} `;
  const sentence = choices === undefined ? about : `${about} (${choices.join(', ')})`;
  if (label.length <= LABEL) return wrapSentence(label.padEnd(LABEL), sentence);
  return `${label.trimEnd()}\n${wrapSentence(' '.repeat(LABEL), sentence)}`;
}

/** A command is never broken over lines, so that it can be copied. */
function layOutExample({ command, about }: Example): string {
  return `  ${command}\n      ${about}`;
}
