/** The public face, pinned: a change of a signature here is a change for users of the library. */
import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as library from '../../src/index.ts';
import type {
  ByteString,
  Chains,
  ChangeStep,
  Command,
  CycleGroup,
  DependencyGraph,
  DrawOptions,
  FarmIo,
  FarmSession,
  FixedText,
  GraphPage,
  Headers,
  HeaderSet,
  Host,
  InsservReading,
  LinkIo,
  LinkPlan,
  LinkPlanOptions,
  LintFinding,
  LintFix,
  LintOptions,
  NoLayout,
  PathChange,
  Picture,
  PictureOptions,
  PlanDifference,
  RcorderInput,
  RcorderOrder,
  RcorderReading,
  RcorderScript,
  RuleDescription,
  ScriptSource,
  ScriptText,
  SessionScope,
  SetGraph,
  StoreyLayout,
  TreeLink,
} from '../../src/index.ts';

describe('the public face', () => {
  it('has these functions and values, and no others', () => {
    expect(Object.keys(library).sort()).toEqual([
      'BSD_DEFAULTS',
      'ChkconfigPriorities',
      'EXERCISE_CHECKS',
      'FOREGROUND',
      'InsservRun',
      'LINT_RULES',
      'SYSV_DEFAULTS',
      'UNKNOWN_SYSTEM',
      'USUAL_WISHES',
      'VERSION',
      'WHOLE_BOOT',
      'analyseCycles',
      'applyFixes',
      'arcNumbers',
      'arcOf',
      'buildLsbGraph',
      'buildRcorderGraph',
      'buildSetGraphs',
      'bytesOfText',
      'checkUnits',
      'compareBytes',
      'compareWithTree',
      'createDiskHost',
      'createDiskLinks',
      'createMemoryHost',
      'createRootView',
      'createRootedHost',
      'decideEnablement',
      'diffPlans',
      'drawPicture',
      'exerciseHelp',
      'exerciseLevel',
      'exerciseMessage',
      'exerciseScript',
      'findChains',
      'findNeighbourhood',
      'findPath',
      'fromGraphlib',
      'guessRcorder',
      'guessService',
      'guessSystem',
      'isByteString',
      'knowScript',
      'layOut',
      'layOutStoreys',
      'lintHelp',
      'lintMessage',
      'lintScripts',
      'lsbField',
      'mergeOverride',
      'migrateScripts',
      'newScriptDefaults',
      'newScriptHints',
      'openSandbox',
      'orderByLevel',
      'orderInsserv',
      'orderRcorder',
      'parseUnit',
      'planBoot',
      'planNewScript',
      'planScriptLinks',
      'rcorderWords',
      'readChkconfigOverride',
      'readChkconfigService',
      'readFacilities',
      'readHeaders',
      'readInsserv',
      'readRcConf',
      'readRcorder',
      'readTimes',
      'renderDot',
      'renderGraphPage',
      'renderMermaid',
      'renderSvg',
      'renderUnitFile',
      'runChkconfig',
      'runInitorder',
      'runInsserv',
      'runRcorder',
      'runUpdateRcd',
      'schedule',
      'takePart',
      'textOfBytes',
      'toGraphlib',
      'withSession',
      'writeScript',
    ]);
  });

  it('only exports what others made', () => {
    const text = readFileSync(new URL('../../src/index.ts', import.meta.url), 'utf8');
    const statements = text.replaceAll(/^\/\/.*$|\/\*\*[^]*?\*\//gm, '').split(/;\n/);
    expect(
      statements.map((statement) => statement.trim()).filter((s) => s !== '' && !/^export (type )?\{/.test(s)),
    ).toEqual([]);
  });

  it('reads headers', () => {
    expectTypeOf(library.readHeaders).toEqualTypeOf<(text: ByteString) => Headers>();
    expectTypeOf(library.readRcorder).toEqualTypeOf<(text: ByteString) => RcorderReading>();
    expectTypeOf(library.readInsserv).toEqualTypeOf<(text: ByteString) => InsservReading>();
  });

  it('builds and explains graphs', () => {
    expectTypeOf(library.buildRcorderGraph).toEqualTypeOf<(scripts: readonly RcorderScript[]) => DependencyGraph>();
    expectTypeOf(library.buildLsbGraph).returns.toEqualTypeOf<DependencyGraph>();
    expectTypeOf(library.analyseCycles).returns.toEqualTypeOf<readonly CycleGroup[]>();
    expectTypeOf(library.findChains).returns.toEqualTypeOf<Chains>();
  });

  it('draws', () => {
    expectTypeOf(library.buildSetGraphs).parameter(0).toEqualTypeOf<HeaderSet>();
    expectTypeOf(library.drawPicture).toEqualTypeOf<
      (
        set: HeaderSet,
        setGraph: SetGraph,
        options: PictureOptions,
        sources: (file: ByteString) => ByteString | undefined,
      ) => Picture
    >();
    expectTypeOf(library.takePart).returns.toEqualTypeOf<Picture>();
    expectTypeOf(library.renderDot).toEqualTypeOf<(picture: Picture, options: DrawOptions) => ByteString>();
    expectTypeOf(library.layOutStoreys).returns.toEqualTypeOf<readonly StoreyLayout[] | NoLayout>();
    expectTypeOf(library.renderGraphPage).toEqualTypeOf<(page: GraphPage) => ByteString>();
  });

  it('orders', () => {
    expectTypeOf(library.orderRcorder).parameter(0).toEqualTypeOf<RcorderInput>();
    expectTypeOf(library.orderRcorder).returns.toEqualTypeOf<RcorderOrder>();
  });

  it('plans links', () => {
    expectTypeOf(library.planScriptLinks).toEqualTypeOf<
      (scripts: readonly ScriptText[], options?: LinkPlanOptions) => LinkPlan
    >();
    expectTypeOf(library.compareWithTree).toEqualTypeOf<
      (plan: LinkPlan, tree: readonly TreeLink[]) => PlanDifference
    >();
  });

  it('lints', () => {
    expectTypeOf(library.lintScripts).toEqualTypeOf<
      (files: readonly ScriptSource[], options?: LintOptions) => readonly LintFinding[]
    >();
    expectTypeOf(library.applyFixes).toEqualTypeOf<
      (text: ByteString, findings: readonly LintFinding[], most: LintFix['kind']) => FixedText
    >();
    expectTypeOf(library.LINT_RULES).toEqualTypeOf<readonly RuleDescription[]>();
  });

  it('makes changes', () => {
    expectTypeOf(library.withSession).parameter(0).toEqualTypeOf<SessionScope>();
    expectTypeOf<FarmSession['apply']>().toEqualTypeOf<
      (changes: readonly PathChange[]) => readonly ChangeStep[] | undefined
    >();
  });

  it('has hosts and commands', () => {
    expectTypeOf(library.createDiskHost).toExtend<(cwd?: ByteString) => Host>();
    expectTypeOf(library.runRcorder).toExtend<Command>();
    expectTypeOf(library.runInitorder).toEqualTypeOf<(argv: readonly string[], io: LinkIo) => number>();
    expectTypeOf(library.runChkconfig).toEqualTypeOf<(argv: readonly string[], io: FarmIo) => number>();
  });
});

describe('lintScripts', () => {
  it('refuses a level for a rule that does not exist', () => {
    const levels = new Map([['lsb/no-such-rule', 'off']] as const);
    expect(() => library.lintScripts([], { levels })).toThrow(RangeError);
  });

  it('leaves out a rule that is off, and raises another', () => {
    const script = { path: 'a', text: '#!/bin/sh\n# PROVIDE: a\n#REQUIRE: b\n' };
    const rule = 'header/missing-space-after-hash';
    const found = (levels?: LintOptions['levels']): readonly string[] =>
      library
        .lintScripts([script], { profile: 'freebsd', ...(levels && { levels }) })
        .filter((finding) => finding.rule.id === rule)
        .map(({ level }) => level);
    expect(found()).toEqual(['error']);
    expect(found(new Map([[rule, 'info']]))).toEqual(['info']);
    expect(found(new Map([[rule, 'off']]))).toEqual([]);
  });
});
