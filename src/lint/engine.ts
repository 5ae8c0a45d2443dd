/**
 * Runs rules over scripts. Findings come out in one order whatever the order of scripts and rules: by path bytes, line,
 * column, rule id.
 */
import { readHeaders } from '../header/all-dialects.ts';
import { foreignSystem } from '../header/foreign.ts';
import { compareBytes, type ByteString } from '../model/bytes.ts';
import type { FindingArguments } from '../model/finding.ts';
import type { Level, LintFinding, Profile, RuleDescription } from '../model/lint.ts';
import { placeIn, wholeFile, type Span } from '../model/place.ts';
import { detectProfile } from './detect-profile.ts';
import { guessFamily, settleProfile, type FamilyMember } from './family.ts';
import type { ReportDetails, Rule } from './rule.ts';
import { FOREIGN_SCRIPT } from './rules/header/foreign.ts';
import { MISPLACED_SUPPRESSION, UNUSED_SUPPRESSION } from './rules/suppression.ts';
import { readableText, ScriptContext, type LintKnowledge, type ScriptSource } from './script/context.ts';
import { SetContext, type RootFacts } from './set-context.ts';
import { withoutName } from './nameless.ts';
import { hasNoOwnBody, isOverride } from './whole-script.ts';
import { doubtUnsafeFixes } from './safe-fixes.ts';
import { readSuppressions, silences, type Suppression } from './suppressions.ts';

/** What one run is about. */
export interface LintRun {
  readonly scripts: readonly ScriptSource[];
  /** Scripts that only serve the graph. */
  readonly world: readonly ScriptSource[];
  readonly rules: readonly Rule[];
  /** The level of a rule for a script; `off` if it is not to run, undefined for its own. */
  readonly levelOf: (rule: RuleDescription, path: ByteString) => Level | 'off' | undefined;
  /** The profile that is asked for; undefined: the script shows it. */
  readonly profileOf: (path: ByteString) => Profile | undefined;
  /** For scripts that show none. */
  readonly fallback: Profile;
  readonly knowledge: LintKnowledge;
  /** Rules across files run. */
  readonly isSet: boolean;
  readonly root?: RootFacts | undefined;
  readonly reportsUnused: boolean;
  /** Called before each script with how many are done. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Lints. O(n) in the bytes of the scripts for each rule, and O(n + m) for the graph. */
export function lint(run: LintRun): readonly LintFinding[] {
  const reported = new Set<ScriptContext>();
  const contexts = settleFamily(
    run,
    [...run.scripts, ...run.world].map((source) => makeContext(run, source)),
  );
  const scripts = contexts.map((script, i) => {
    if (i < run.scripts.length) reported.add(script);
    return script;
  });
  scripts.sort((a, b) => compareBytes(a.path, b.path));
  const collector = new Collector(run);
  let done = 0;
  for (const script of scripts) {
    if (!reported.has(script)) continue;
    run.onProgress?.(done++, reported.size);
    collector.checkScript(script);
    script.forgetBody();
  }
  const own = scripts.filter(({ text, path }) => foreignSystem(text) === undefined && !isOverride(path));
  collector.checkSet(new SetContext(own, run.isSet, run.root, (script) => reported.has(script)));
  return collector.finish([...reported]);
}

/** The context of one script, its profile decided. */
export function makeContext(
  run: Pick<LintRun, 'profileOf' | 'fallback' | 'knowledge'>,
  source: ScriptSource,
): ScriptContext {
  const readable = readableText(source.text);
  const headers = readHeaders(readable);
  const profile = run.profileOf(source.path) ?? detectProfile(source.path, readable, headers, run.fallback);
  return new ScriptContext(source, readable, profile, headers, run.knowledge);
}

/** The contexts, those of a set in the profile of its family where they do not show one clearly. */
function settleFamily(run: LintRun, scripts: readonly ScriptContext[]): readonly ScriptContext[] {
  if (!run.isSet) return scripts;
  const members = scripts.map(({ path, profile, headers }): FamilyMember => {
    const hasChkconfig = headers.chkconfig?.line !== undefined;
    return { path, profile, hasLsb: headers.lsb !== undefined, hasChkconfig };
  });
  const family = guessFamily(members, run.root?.facilities !== undefined);
  return scripts.map((script, i) => {
    const member = members[i];
    if (member === undefined || run.profileOf(script.path) !== undefined) return script;
    const profile = settleProfile(member, family);
    return profile === script.profile ? script : script.withProfile(profile);
  });
}

type ScriptRule = Rule & Required<Pick<Rule, 'check'>>;

function isScriptRule(rule: Rule): rule is ScriptRule {
  return rule.check !== undefined;
}

/** Findings by path, as they are made. */
class Collector {
  readonly #run: LintRun;
  readonly #findings = new Map<ByteString, LintFinding[]>();
  readonly #seen = new Set<string>();
  readonly #byProfile = new Map<Profile, readonly ScriptRule[]>();

  constructor(run: LintRun) {
    this.#run = run;
  }

  checkScript(script: ScriptContext): void {
    const isForeign = foreignSystem(script.text) !== undefined;
    const isHeader = hasNoOwnBody(script);
    for (const rule of this.#rulesFor(script.profile)) {
      if (isForeign ? rule !== FOREIGN_SCRIPT : isHeader && rule.id.startsWith('body/')) continue;
      const wanted = this.#run.levelOf(rule, script.path);
      if (wanted === 'off') continue;
      // Most rules find nothing in most scripts.
      let lines: Set<number> | undefined;
      rule.check(script, (where, args = {}, details = {}) => {
        const line = typeof where === 'number' ? where : where.line;
        lines ??= new Set();
        if (rule.isMany !== true && lines.has(line)) return;
        lines.add(line);
        this.#add(rule, script, where, args, details, wanted);
      });
    }
  }

  /** The rules about one script that are on in a profile. */
  #rulesFor(profile: Profile): readonly ScriptRule[] {
    const known = this.#byProfile.get(profile);
    if (known !== undefined) return known;
    const rules = this.#run.rules.filter((rule) => rule.profiles.includes(profile)).filter(isScriptRule);
    this.#byProfile.set(profile, rules);
    return rules;
  }

  checkSet(set: SetContext): void {
    for (const rule of this.#run.rules) {
      rule.checkSet?.(set, (target, where, args = {}, details = {}) => {
        const script = typeof target === 'string' ? undefined : target;
        if (script !== undefined && (!set.isReported(script) || !rule.profiles.includes(script.profile))) return;
        const path = typeof target === 'string' ? target : target.path;
        const wanted = this.#run.levelOf(rule, path);
        if (wanted === 'off') return;
        const line = typeof where === 'number' ? where : where.line;
        const key = `${rule.id} ${line} ${path}`;
        if (rule.isMany !== true && this.#seen.has(key)) return;
        this.#seen.add(key);
        this.#add(rule, target, where, args, details, wanted);
      });
    }
  }

  #add(
    rule: Rule,
    target: ScriptContext | ByteString,
    where: Span | number,
    args: FindingArguments,
    { level, fix, steps = [] }: ReportDetails,
    wanted: Level | undefined,
  ): void {
    const path = typeof target === 'string' ? target : target.path;
    const own = typeof target === 'string' ? rule.level : (rule.levels?.[target.profile] ?? rule.level);
    const place =
      typeof where !== 'number'
        ? placeIn(path, where)
        : where === 0 || typeof target === 'string'
          ? wholeFile(path)
          : placeIn(path, lineSpan(target, where));
    const whole = { rule, level: wanted ?? level ?? own, place, args, steps, ...(fix && { fix }) };
    const finding = typeof target !== 'string' && target.isNameless ? withoutName(whole, target.name) : whole;
    if (finding === undefined) return;
    const list = this.#findings.get(path);
    if (list === undefined) this.#findings.set(path, [finding]);
    else list.push(finding);
  }

  /** Takes out what comments silence, puts all in order, and sees that safe fixes are. */
  finish(scripts: readonly ScriptContext[]): readonly LintFinding[] {
    for (const script of scripts) {
      if (script.text.includes('initorder-disable-')) this.#silence(script);
    }
    const byPath = new Map(scripts.map((script) => [script.path, script]));
    const paths = [...this.#findings.keys()].sort(compareBytes);
    return paths.flatMap((path) => {
      const findings = (this.#findings.get(path) ?? []).sort(compareFindings);
      const script = byPath.get(path);
      if (script === undefined) return findings;
      const judged = doubtUnsafeFixes(script, findings);
      script.forgetBody();
      return judged;
    });
  }

  #silence(script: ScriptContext): void {
    const suppressions = readSuppressions(script);
    const used = new Set<Suppression>();
    const misplaced = new Set(suppressions.filter(({ isMisplaced }) => isMisplaced).map(({ span }) => span.line));
    const kept = (this.#findings.get(script.path) ?? []).filter((finding) => {
      const by = suppressions.find((suppression) => silences(suppression, finding));
      if (by !== undefined) used.add(by);
      // The comment in the block has a finding of its own.
      const isSame = finding.rule.id === 'lsb/malformed-line' && misplaced.has(finding.place.line);
      return by === undefined && !isSame;
    });
    this.#findings.set(script.path, kept);
    for (const suppression of suppressions) {
      const rules = suppression.rules.join(' ');
      if (suppression.isMisplaced) this.#addOwn(MISPLACED_SUPPRESSION, script, suppression.span, { rules });
      else if (this.#run.reportsUnused && !used.has(suppression)) {
        this.#addOwn(UNUSED_SUPPRESSION, script, suppression.span, { rules });
      }
    }
  }

  #addOwn(rule: Rule, script: ScriptContext, span: Span, args: FindingArguments): void {
    const wanted = this.#run.levelOf(rule, script.path);
    if (wanted !== 'off') this.#add(rule, script, span, args, {}, wanted);
  }
}

/** A whole line, its blanks left out; an empty line still has a column. */
function lineSpan(script: ScriptContext, line: number): Span {
  return script.lines.count < line ? { line, column: 1, offset: 0, length: 0 } : script.lines.spanOf(line);
}

function compareFindings(a: LintFinding, b: LintFinding): number {
  return a.place.line - b.place.line || a.place.column - b.place.column || compareBytes(a.rule.id, b.rule.id);
}
