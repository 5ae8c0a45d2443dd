/** A rule about requirements that another requirement already stands for. */
import type { ByteString } from '../../../model/bytes.ts';
import type { LintFix } from '../../../model/lint.ts';
import type { Word } from '../../../model/place.ts';
import { ALL, isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { dropWordEdit } from '../../script/header-values.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { NameProvider, SetContext } from '../../set-context.ts';
import { lsbText } from '../example-texts.ts';

const NOTHING: ReadonlySet<ByteString> = new Set();
/** What insserv.conf makes of the one facility on all systems. */
const REMOTE: ReadonlySet<ByteString> = new Set(['$local_fs']);

function required({ profile, rcd, lsb }: ScriptContext): readonly Word[] {
  return isRcd(profile) ? rcd.words('REQUIRE') : lsb.words('Required-Start');
}

/** Tells which names each provider of a name requires; asked once for each name. O(words of the providers). */
function openImplied(set: SetContext): (script: ScriptContext, name: ByteString) => ReadonlySet<ByteString> {
  const known = new Map<readonly NameProvider[], ReadonlySet<ByteString>>();
  return (script, name) => {
    if (name === '$remote_fs') return REMOTE;
    const providers = set.providersOf(script, name);
    const [first, ...more] = providers;
    if (first === undefined) return NOTHING;
    let names = known.get(providers);
    if (names === undefined) {
      names = new Set(required(first.script).map(({ text }) => text));
      for (const provider of more) {
        if (names.size === 0) break;
        const own = new Set(required(provider.script).map(({ text }) => text));
        names = new Set([...names].filter((text) => own.has(text)));
      }
      known.set(providers, names);
    }
    return names;
  };
}

export const REDUNDANT_REQUIREMENT: Rule = {
  id: 'graph/redundant-requirement',
  level: 'info',
  profiles: ALL,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  isMany: true,
  what: 'A script requires a name that another script, which it requires as well, requires itself. Off, since it does no harm, and says what the script needs should the other one change.',
  why: 'The order is the same without the word.',
  message: '{name} is required by {other} already',
  help: 'delete the word, unless it says what the script itself needs',
  sources: [],
  checkSet: (set, report) => {
    if (!set.isSet) return;
    const impliedBy = openImplied(set);
    for (const script of set.scripts) {
      if (!set.isReported(script)) continue;
      const words = required(script);
      const through = new Map<ByteString, ByteString>();
      for (const { text } of words) {
        for (const name of impliedBy(script, text)) if (name !== text && !through.has(name)) through.set(name, text);
      }
      for (const word of words) {
        const other = through.get(word.text);
        // Of two that stand for each other one has to stay; rings have a rule of their own.
        if (other === undefined || impliedBy(script, word.text).has(other)) continue;
        const fix: LintFix = { kind: 'suggestion', edits: [dropWordEdit(script.text, word)] };
        report(script, word, { name: word.text, other }, { fix });
      }
    }
  },
  bad: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b c\n',
      lines: [2],
      others: [{ path: 'b', text: '# PROVIDE: b\n# REQUIRE: c\n' }],
      fixed: '# PROVIDE: a\n# REQUIRE: b\n',
    },
    {
      path: 'a',
      text: lsbText('# Provides: a', '# Required-Start: $local_fs $remote_fs'),
      lines: [4],
      others: [{ path: 'b', text: lsbText('# Provides: b') }],
      fixed: lsbText('# Provides: a', '# Required-Start: $remote_fs'),
    },
  ],
  good: [
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b c\n',
      others: [
        { path: 'b', text: '# PROVIDE: b\n# REQUIRE: c\n' },
        { path: 'd', text: '# PROVIDE: b\n' },
      ],
    },
    {
      profile: 'freebsd',
      path: 'a',
      text: '# PROVIDE: a\n# REQUIRE: b c\n',
      others: [
        { path: 'b', text: '# PROVIDE: b\n# REQUIRE: c\n' },
        { path: 'c', text: '# PROVIDE: c\n# REQUIRE: b\n' },
      ],
    },
  ],
};
