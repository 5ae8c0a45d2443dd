/** Judges demands that no script of a set meets: for the rules about them. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type Level, type LintFix } from '../../../model/lint.ts';
import { isOneSlip, openGuesses } from '../../../model/nearest.ts';
import { isRcd } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { isUpperCase } from '../../script/rcd-view.ts';
import { allDemands, type NameDemand, type SetContext } from '../../set-context.ts';
import type { ScriptContext } from '../../script/context.ts';
import { namesOfSystem } from '../../systems/known-names.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';

/** Names that other rules are about: facilities, stages of the boot, facilities without their dollar sign. */
function isElsewhere({ script }: NameDemand, name: ByteString): boolean {
  if (name.startsWith('$') || hasTemplateWord(name)) return true;
  return isRcd(script.profile) ? isUpperCase(name) : name === 'local_fs' || name === 'remote_fs';
}

/** What is known of a name that no script of the set provides. */
interface Unmet {
  readonly level: Level;
  readonly hint: string;
  readonly nearest?: ByteString;
}

/**
 * Reports each demand that nobody meets. Only a whole system is known to lack what its scripts do not provide. Otherwise the
 * name may be of a package that is not at hand: a hint, unless it is all but the name of something that is known.
 */
export function reportUnmet(
  set: SetContext,
  level: Level,
  isWanted: (demand: NameDemand) => boolean,
  report: Parameters<NonNullable<Rule['checkSet']>>[1],
): void {
  if (!set.isSet) return;
  const judge = openJudge(set, level);
  for (const script of set.scripts) {
    if (!set.isReported(script)) continue;
    for (const demand of allDemands(script)) {
      const name = demand.word.text;
      if (!isWanted(demand) || isElsewhere(demand, name) || set.providersOf(script, name).length > 0) continue;
      const unmet = judge(demand, name);
      if (unmet === undefined) continue;
      const { nearest, hint } = unmet;
      const fix: LintFix | undefined =
        nearest === undefined ? undefined : { kind: 'suggestion', edits: [replaceSpan(demand.word, nearest)] };
      report(
        script,
        demand.word,
        { name, field: demand.field, hint },
        { fix, level: level === 'info' ? level : unmet.level },
      );
    }
  }
}

/** Judges names, with tables that are made once for the set. */
function openJudge(set: SetContext, level: Level): (demand: NameDemand, name: ByteString) => Unmet | undefined {
  const isSystem = set.root !== undefined;
  const candidates = new Map<string, ReadonlySet<ByteString>>();
  const files = new Map<ByteString, ScriptContext>();
  for (const script of set.scripts) if (!files.has(script.name)) files.set(script.name, script);
  const guesses = new Map<string, (name: ByteString) => ByteString | undefined>();
  return ({ script: { profile } }, name) => {
    if (!isSystem && namesOfSystem(profile).has(name)) return undefined;
    const dialect = isRcd(profile) ? 'rcd' : 'lsb';
    const key = isSystem ? dialect : profile;
    let known = candidates.get(key);
    if (known === undefined) {
      known = new Set([...set.provisions(dialect).keys(), ...(isSystem ? [] : namesOfSystem(profile))]);
      candidates.set(key, known);
      guesses.set(key, openGuesses(known));
    }
    const file = files.get(name);
    if (file !== undefined && isRcd(file.profile) === isRcd(profile)) {
      const provides = isRcd(file.profile) ? file.rcd.words('PROVIDE') : file.lsb.words('Provides');
      const hint = `${name} is there, and provides ${provides.map(({ text }) => text).join(' ') || 'nothing'}`;
      const [first] = provides;
      return { level: isSystem ? level : 'warning', hint, ...(first && { nearest: first.text }) };
    }
    const nearest = guesses.get(key)?.(name);
    const isSlip = nearest !== undefined && (isSystem || isOneSlip(name, nearest));
    if (isSlip) return { level: isSystem ? level : 'warning', hint: `did you mean ${nearest}?`, nearest };
    if (isSystem) return { level, hint: 'add the script that provides it, or delete the word' };
    return { level: 'info', hint: 'name the scripts of the system with --world or --root if it is to be there' };
  };
}
