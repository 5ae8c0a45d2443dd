/** Rules about the keywords of an rcorder block, by which rc(8) picks scripts. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type LintFix, type Profile } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import type { ScriptContext } from '../../script/context.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';

const FREEBSD_KEYWORDS = ['nojail', 'nojailvnet', 'nostart', 'shutdown', 'firstboot', 'resume', 'suspend'];
/** `chrootdir` marks services whose NAME_chrootdir others look into. */
const NETBSD_KEYWORDS = ['nostart', 'shutdown', 'interactive', 'nojail', 'chrootdir'];
const SYSTEMS = /^(?:free|net)bsd$/i;

function keywordsOf(profile: Profile): readonly string[] {
  return profile === 'netbsd' ? NETBSD_KEYWORDS : FREEBSD_KEYWORDS;
}

export const UNKNOWN_KEYWORD: Rule = {
  id: 'rcd/unknown-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: "A KEYWORD outside the profile's list; more can be configured.",
  why: 'rc(8) asks for known keywords only: the word has no effect.',
  message: '{name} is no keyword that rc asks for',
  help: '{hint}',
  sources: ['rc(8)'],
  check: ({ rcd, profile, knowledge }, report) => {
    const known = [...keywordsOf(profile), ...knowledge.keywords];
    for (const word of rcd.words('KEYWORD')) {
      const name = word.text;
      if (known.includes(name) || SYSTEMS.test(name) || hasTemplateWord(name)) continue;
      const nearest = nearestName(name, known);
      const hint = nearest === undefined ? `the keywords are ${known.join(' ')}` : `did you mean ${nearest}?`;
      const fix: LintFix | undefined =
        nearest === undefined ? undefined : { kind: 'suggestion', edits: [replaceSpan(word, nearest)] };
      report(word, { name, hint }, { fix });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: shutdwon\n', lines: [2], fixed: '# PROVIDE: a\n# KEYWORD: shutdown\n' },
    { profile: 'netbsd', text: '# PROVIDE: a\n# KEYWORD: firstboot\n', lines: [2] },
  ],
  good: [
    { text: '# PROVIDE: a\n# KEYWORD: nojail firstboot\n' },
    { text: '# PROVIDE: a\n# KEYWORD: FreeBSD\n' },
    { profile: 'netbsd', text: '# PROVIDE: a\n# KEYWORD: chrootdir\n' },
  ],
};

export const SYSTEM_KEYWORD: Rule = {
  id: 'rcd/system-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'KEYWORD has FreeBSD or NetBSD.',
  why: 'It has been needless for long: nothing asks for it.',
  message: 'the keyword {name} has no effect',
  help: 'delete it',
  sources: ['rclint rcorder_keyword_freebsd'],
  check: (script, report) => {
    for (const word of script.rcd.words('KEYWORD')) {
      if (SYSTEMS.test(word.text)) report(word, { name: word.text }, { fix: dropKeyword(script, word.text) });
    }
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: FreeBSD shutdown\n', lines: [2], fixed: '# PROVIDE: a\n# KEYWORD: shutdown\n' },
    { text: '# PROVIDE: a\n# KEYWORD: netbsd\n', lines: [2], fixed: '# PROVIDE: a\n' },
  ],
  good: [{ text: '# PROVIDE: a\n# KEYWORD: shutdown\n' }, { text: '# PROVIDE: FreeBSD\n' }],
};

/** Without its only word the line would be an empty field, so it goes as a whole. */
function dropKeyword({ rcd, lines, text }: ScriptContext, name: ByteString): LintFix | undefined {
  const field = rcd.sound('KEYWORD').find(({ words }) => words.some((word) => word.text === name));
  const word = field?.words.find((candidate) => candidate.text === name);
  if (field === undefined || word === undefined) return undefined;
  const offset = lines.startOf(field.key.line);
  const isOnly = field.words.length === 1 && word.line === field.key.line && !lines.of(word.line).endsWith('\\');
  const line = { offset, length: lines.startOf(field.key.line + 1) - offset, text: '' };
  return { kind: 'suggestion', edits: [isOnly ? line : dropWordEdit(text, word)] };
}

export const NEEDLESS_SHUTDOWN_KEYWORD: Rule = {
  id: 'rcd/needless-shutdown-keyword',
  level: 'warning',
  profiles: RCD,
  stage: 1,
  fix: 'suggestion',
  what: 'KEYWORD has `shutdown` although stop_cmd is `:`.',
  why: 'There is nothing to stop; the script is run for nothing when the system goes down.',
  message: 'shutdown, although stop_cmd does nothing',
  help: 'delete the keyword',
  sources: [],
  check: (script, report) => {
    const word = script.rcd.words('KEYWORD').find(({ text }) => text === 'shutdown');
    if (word !== undefined && script.rc.hasNothingToStop) report(word, {}, { fix: dropKeyword(script, 'shutdown') });
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: shutdown\nstop_cmd=":"\n', lines: [2], fixed: '# PROVIDE: a\nstop_cmd=":"\n' },
    { text: '# KEYWORD: nojail shutdown\nstop_cmd=:\n', lines: [1], fixed: '# KEYWORD: nojail\nstop_cmd=:\n' },
  ],
  good: [{ text: '# KEYWORD: shutdown\nstop_cmd=a_stop\n' }, { text: '# KEYWORD: nojail\nstop_cmd=:\n' }],
};
