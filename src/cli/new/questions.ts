/** Asks a person for what the options do not say. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { NEW_KINDS, NEW_PROFILES, type NewProfile } from '../../new/plan.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { Io } from '../../host/io.ts';
import { showName } from '../../render/text/show.ts';
import { showWords } from '../frame/set-options.ts';
import { judgeName } from './judge-values.ts';
import { kindOf } from './read-plan.ts';

/** Arguments with the answers; undefined if the person went away. */
export function askMissing(parsed: ParsedArguments, io: Io, profile: NewProfile): ParsedArguments | undefined {
  const readLine = io.readLine;
  if (readLine === undefined) return undefined;
  const values = new Map(parsed.values);
  let operands = parsed.operands;
  const gone: { isSo: boolean } = { isSo: false };
  const isGone = (): boolean => gone.isSo;
  /** Asks until the answer will do. */
  const ask = (question: string, usual: string, choices?: readonly string[]): string => {
    const shown = choices === undefined ? '' : ` (${choices.join(', ')})`;
    for (;;) {
      if (gone.isSo) return '';
      io.stderr.write(bytesOfText(`${question}${shown}${usual === '' ? '' : ` [${usual}]`}: `));
      const line = readLine();
      if (line === undefined) gone.isSo = true;
      const typed = textOfBytes(line ?? '').trim();
      const answer = typed === '' ? usual : typed;
      if (choices === undefined || line === undefined) return answer;
      const chosen = choices.filter((choice) => choice.startsWith(answer));
      const exact = choices.includes(answer) ? answer : chosen.length === 1 ? chosen[0] : undefined;
      if (exact !== undefined) return exact;
      io.stderr.write(bytesOfText(`  one of ${choices.join(', ')}, or the beginning of one\n`));
    }
  };
  /** Asks until nothing is wrong with the answer: all others would be lost at the end. */
  const askRight = (question: string, usual: string, judge: (answer: string) => string | undefined): string => {
    for (;;) {
      const answer = ask(question, usual);
      const wrong = gone.isSo ? undefined : judge(answer);
      if (wrong === undefined) return answer;
      io.stderr.write(`  ${showName(bytesOfText(wrong))}\n`);
    }
  };
  const settle = (name: string, question: string, usual: string, choices?: readonly string[]): void => {
    if (values.has(name) || isGone()) return;
    const answer = ask(question, usual, choices);
    if (answer !== '' && !isGone()) values.set(name, [answer]);
  };
  settle('profile', 'For which system', profile, NEW_PROFILES);
  settle('kind', 'What is started', kindOf(parsed), NEW_KINDS);
  const asked = NEW_PROFILES.find((name) => name === lastValue({ ...parsed, values }, 'profile')) ?? profile;
  const nameFault = (name: string): string | undefined => judgeName({ name: bytesOfText(name), profile: asked });
  if (operands.length === 0) operands = [askRight('Name of the script', '', nameFault)];
  const kind = kindOf({ ...parsed, values });
  const isService = kind === 'daemon' || kind === 'foreground';
  if (isService && operands.length === 1 && !values.has('program')) {
    const [program = '', ...args] = askRight(
      'Program, with its arguments',
      `/usr/sbin/${operands[0] ?? ''}`,
      (answer) => (answer.startsWith('/') ? undefined : 'an absolute path: scripts run in / with a short PATH'),
    ).split(/ +/);
    operands = [...operands, program, ...args];
  }
  if (isService) {
    settle('user', 'User that it runs as (root if empty)', '');
    settle('config', 'Configuration file that it needs (none if empty)', '');
    settle('reload', 'How it reloads (a signal, a command, none)', 'none');
  }
  if (kind === 'oneshot') {
    settle('start', 'Command of start', '');
    settle('stop', 'Command of stop (none if empty)', '');
  }
  if (kind === 'aggregate') settle('services', 'Scripts, in the order of their start', '');
  settle('requires', 'What must be up before (as usual if empty)', '');
  return isGone() ? undefined : { flags: parsed.flags, values, operands };
}

/** The command that needs no more questions. */
export function sameCommand({ values, operands, flags }: ParsedArguments): ByteString {
  const options = [...values].flatMap(([name, list]) => list.flatMap((value) => [`--${name}`, value]));
  const plain = [...flags].filter((flag) => flag !== 'interactive').map((flag) => `--${flag}`);
  const [name = '', ...program] = operands;
  const words = [...plain, ...options, name, ...(program.length === 0 ? [] : ['--', ...program])];
  return bytesOfText(`initorder new ${words.map((word) => showWord(word)).join(' ')}`);
}

/** As it is typed; an option stays one. */
function showWord(word: string): string {
  if (word === '--' || word.startsWith('-')) return word;
  return word === '' ? "''" : showWords([], [word]);
}
