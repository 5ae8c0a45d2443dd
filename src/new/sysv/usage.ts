/** How a script takes its one word: what is tested before, and the answer to a word that it does not know. */
import type { ByteString } from '../../model/bytes.ts';
import type { NewPlan } from '../plan.ts';
import { shCommand } from '../quote.ts';

/** Tests in front of the `case`. */
export function argumentLines({ reload }: NewPlan, actions: readonly string[]): readonly ByteString[] {
  return [
    'usage() {',
    `\techo "Usage: $0 {${actions.join('|')}}" >&2`,
    '}',
    '',
    'if [ $# -ne 1 ]; then',
    '\tusage',
    '\texit 2',
    'fi',
    ...(reload.by === 'none' ? ['[ "$1" != reload ] || die 3 "there is no reload; restart does it"'] : []),
    '',
  ];
}

/** One branch of the `case`. */
export function branch(words: string, ...lines: readonly ByteString[]): readonly ByteString[] {
  return [`${words})`, ...lines.map((line) => `\t${line}`), '\t;;'];
}

/** Branches of the actions that a user adds, and of all other words. */
export function lastBranches({ extras }: NewPlan): readonly ByteString[] {
  return [
    ...extras.flatMap(([name, command]) => branch(name, shCommand(command))),
    ...branch('*', 'usage', 'exit 2'),
    'esac',
  ];
}

/** The test that root runs it. */
export const RIGHTS: readonly ByteString[] = [
  '# Only root may do it.',
  'need_root() {',
  '\t[ "$(id -u)" -eq 0 ] || die 4 "only root may $1 it"',
  '}',
  '',
];
