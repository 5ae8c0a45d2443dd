/** Rules about an order that a header asks for at the start, and not at the stop. */
import { insertAt, type LintFix } from '../../../model/lint.ts';
import type { Word } from '../../../model/place.ts';
import { DEBIAN, isRcd, SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import type { NameProvider, SetContext } from '../../set-context.ts';
import { lsbText } from '../example-texts.ts';

/** Tells of a word whether a script that provides it is stopped in a level in which the asking one is. */
function openStopped(set: SetContext): (script: ScriptContext, word: Word) => boolean {
  // A name may have many providers and be asked for by many.
  const known = new Map<readonly NameProvider[], ReadonlySet<string>>();
  return (script, { text }) => {
    const providers = set.providersOf(script, text);
    const levels = known.get(providers) ?? new Set(providers.flatMap((provider) => [...stopLevels(provider.script)]));
    known.set(providers, levels);
    return [...stopLevels(script)].some((level) => levels.has(level));
  };
}

function stopLevels({ lsb }: ScriptContext): ReadonlySet<string> {
  return lsb.runlevels('Default-Stop')?.levels ?? new Set();
}

/** The words of a field that are names of services, and in none of the other fields. */
function missingFrom({ lsb }: ScriptContext, field: string, others: readonly string[]): readonly Word[] {
  const known = new Set(others.flatMap((other) => lsb.words(other)).map(({ text }) => text));
  return lsb.words(field).filter(({ text }) => !text.startsWith('$') && !known.has(text));
}

/** The scripts whose fields count. */
function askingScripts(set: SetContext): readonly ScriptContext[] {
  return set.scripts.filter((script) => !isRcd(script.profile) && set.isReported(script));
}

/** Adds words to the end of a field that is there and sound. */
function addWords({ lsb }: ScriptContext, field: string, names: string): LintFix | undefined {
  const target = lsb.sound(field);
  if (target === undefined) return undefined;
  const last = lsb.words(field).at(-1);
  const end = last === undefined ? target.key.offset + target.key.length + 1 : last.offset + last.length;
  return { kind: 'suggestion', edits: [insertAt(end, ` ${names}`)] };
}

export const STOP_ORDER_NOT_MIRRORED: Rule = {
  id: 'graph/stop-order-not-mirrored',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  what: 'Required-Start names a service that neither Required-Stop nor Should-Stop has, although a script of the set provides it that is stopped in the same level. Facilities are let pass. Off, since many services need others to start only.',
  why: 'The service that this one needs may be stopped first.',
  message: '{names} may be stopped before this service, which needs it to start',
  help: 'add {names}, unless it is not needed to stop',
  sources: [],
  checkSet: (set, report) => {
    const isStopped = openStopped(set);
    for (const script of askingScripts(set)) {
      const field = script.lsb.sound('Required-Stop');
      const words = missingFrom(script, 'Required-Start', ['Required-Stop', 'Should-Stop', 'Provides']);
      const names = words.filter((word) => isStopped(script, word)).map(({ text }) => text);
      if (field === undefined || names.length === 0) continue;
      const args = { names: names.join(' ') };
      report(script, field.key, args, { fix: addWords(script, 'Required-Stop', args.names) });
    }
  },
  bad: [
    {
      path: 'x',
      text: lsbText('# Required-Start: a $network', '# Required-Stop: $network', '# Default-Stop: 0 6'),
      lines: [4],
      others: [{ path: 'a', text: lsbText('# Provides: a', '# Default-Stop: 0 1 6') }],
      fixed: lsbText('# Required-Start: a $network', '# Required-Stop: $network a', '# Default-Stop: 0 6'),
    },
    {
      path: 'x',
      text: lsbText('# Required-Start: a b', '# Required-Stop:', '# Default-Stop: 0 6'),
      lines: [4],
      others: [{ path: 'a', text: lsbText('# Provides: a b', '# Default-Stop: 6') }],
    },
  ],
  good: [
    {
      path: 'x',
      text: lsbText('# Required-Start: a b', '# Required-Stop: a', '# Should-Stop: b', '# Default-Stop: 0 6'),
      others: [{ path: 'a', text: lsbText('# Provides: a b', '# Default-Stop: 0 1 6') }],
    },
    {
      path: 'x',
      text: lsbText('# Required-Start: a b', '# Required-Stop:', '# Default-Stop: 0 6'),
      others: [{ path: 'a', text: lsbText('# Provides: a', '# Default-Stop:') }],
    },
    {
      path: 'x',
      text: lsbText('# Required-Start: a', '# Required-Stop:', '# Default-Stop:'),
      others: [{ path: 'a', text: lsbText('# Provides: a', '# Default-Stop: 0 1 6') }],
    },
  ],
};

export const START_BEFORE_NOT_MIRRORED: Rule = {
  id: 'graph/start-before-not-mirrored',
  level: 'info',
  profiles: DEBIAN,
  stage: 2,
  fix: 'suggestion',
  isOff: true,
  what: 'X-Start-Before names a service that X-Stop-After does not have, although a script of the set provides it that is stopped in the same level. Off, since the order often does not matter then.',
  why: 'The service that is started behind this one may still run when this one is stopped.',
  message: '{names} may still run when this service is stopped',
  help: 'write `# X-Stop-After: {names}`, unless it does not matter then',
  sources: ['insserv(8)'],
  checkSet: (set, report) => {
    const isStopped = openStopped(set);
    for (const script of askingScripts(set)) {
      const words = missingFrom(script, 'X-Start-Before', ['X-Stop-After']).filter((word) => isStopped(script, word));
      const [first] = words;
      if (first === undefined) continue;
      const names = words.map(({ text }) => text).join(' ');
      const at = script.lines.startOf(first.line + 1);
      const line: LintFix = { kind: 'suggestion', edits: [insertAt(at, `# X-Stop-After: ${names}\n`)] };
      const isThere = script.lsb.isPresent('X-Stop-After');
      report(script, first, { names }, { fix: isThere ? addWords(script, 'X-Stop-After', names) : line });
    }
  },
  bad: [
    {
      path: 'x',
      text: lsbText('# X-Start-Before: a b', '# Default-Stop: 0 6'),
      lines: [3],
      others: [{ path: 'a', text: lsbText('# Provides: a b', '# Default-Stop: 0 1 6') }],
      fixed: lsbText('# X-Start-Before: a b', '# X-Stop-After: a b', '# Default-Stop: 0 6'),
    },
    {
      path: 'x',
      text: lsbText('# X-Start-Before: a b', '# X-Stop-After: b', '# Default-Stop: 0 6'),
      lines: [3],
      others: [{ path: 'a', text: lsbText('# Provides: a', '# Default-Stop: 6') }],
      fixed: lsbText('# X-Start-Before: a b', '# X-Stop-After: b a', '# Default-Stop: 0 6'),
    },
  ],
  good: [
    {
      path: 'x',
      text: lsbText('# X-Start-Before: a', '# X-Stop-After: a', '# Default-Stop: 0 6'),
      others: [{ path: 'a', text: lsbText('# Provides: a', '# Default-Stop: 6') }],
    },
    {
      path: 'x',
      text: lsbText('# X-Start-Before: a b', '# Default-Stop: 0 6'),
      others: [{ path: 'a', text: lsbText('# Provides: a', '# Default-Stop: 1') }],
    },
  ],
};
