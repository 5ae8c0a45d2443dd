/** From the arguments to the scripts that are exercised, each with its profile, its scenario and its limits. */
import { CHECKS } from '../../exercise/catalogue.ts';
import type { ExerciseCase } from '../../exercise/needs.ts';
import { STEPS } from '../../exercise/script.ts';
import { readHeaders } from '../../header/all-dialects.ts';
import type { LinkIo } from '../../host/io.ts';
import { detectProfile } from '../../lint/detect-profile.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { ExerciseProfile } from '../../model/exercise.ts';
import { baseName } from '../../model/path.ts';
import type { Scenario } from '../../model/scenario.ts';
import { NEW_PROFILES } from '../../new/plan.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { WrongUse } from '../frame/run-spec.ts';
import { besideScenario, findScenario, readScenarioFile } from './scenario-file.ts';

/** What stands for several checks. */
export const FAMILIES: readonly string[] = ['lsb', 'rcd', 'any', STEPS];

export function checkNames(parsed: ParsedArguments, option: string): readonly string[] {
  return (parsed.values.get(option) ?? []).flatMap((value) => value.split(/[ ,]+/)).filter((name) => name !== '');
}

/** All of them, or the first thing that is wrong. */
export function readCases(parsed: ParsedArguments, io: LinkIo): { readonly cases: readonly ExerciseCase[] } | WrongUse {
  const file = lastValue(parsed, 'scenario');
  const given = file === undefined ? undefined : readScenarioFile(io.host, bytesOfText(file));
  if (given !== undefined && 'wrong' in given) return { message: given.wrong, hint: SCENARIO_HINT };
  const own = given?.scenario?.script;
  const named = parsed.operands.map(bytesOfText);
  const scripts = named.length === 0 && own !== undefined ? [besideScenario(bytesOfText(file ?? ''), own)] : named;
  if (scripts.length === 0)
    return { message: 'no scripts given', hint: 'name scripts: initorder exercise /etc/init.d/cron' };
  if (given !== undefined && scripts.length > 1)
    return {
      message: '--scenario is of one script, and several are given',
      hint: 'lay SCRIPT.exercise.yaml beside each',
    };
  const cases: ExerciseCase[] = [];
  for (const path of scripts) {
    const asked = readCase(parsed, path, io, given?.scenario);
    if ('message' in asked) return asked;
    cases.push(asked);
  }
  return { cases };
}

const SCENARIO_HINT = 'docs/initorder-exercise.md has the form of scenarios';

function readCase(parsed: ParsedArguments, path: ByteString, io: LinkIo, given?: Scenario): ExerciseCase | WrongUse {
  const found = io.host.readFile(path);
  if (found.kind !== 'text') {
    const reason = found.kind === 'error' ? found.reason : found.isFolder ? 'Is a directory' : 'no regular file';
    return { message: `cannot read ${textOfBytes(path)}: ${reason}`, hint: 'name scripts' };
  }
  if (!found.text.startsWith('#!'))
    return { message: `${textOfBytes(path)}: no script; its first line has no #!`, hint: 'name scripts' };
  if (/^#![^\n]*\r(?:\n|$)/.test(found.text))
    return {
      message: `${textOfBytes(path)}: the first line ends with a carriage return, so no system runs it`,
      hint: "take them out: sed -i 's/\\r$//' FILE",
    };
  const beside = given === undefined ? findScenario(io.host, path) : { scenario: given };
  if ('wrong' in beside) return { message: beside.wrong, hint: SCENARIO_HINT };
  const { scenario } = beside;
  const asked = NEW_PROFILES.find((name) => name === lastValue(parsed, 'profile')) ?? scenario?.profile;
  const seen = detectProfile(path, found.text, readHeaders(found.text), 'lsb');
  const profile: ExerciseProfile = asked ?? (seen === 'busybox' ? 'lsb' : seen);
  const [only, skip] = [checkNames(parsed, 'only'), checkNames(parsed, 'skip')];
  const isNamed = (names: readonly string[], check: string): boolean =>
    names.includes(check) || CHECKS.some(({ id, family }) => id === check && names.includes(family));
  const seconds = (name: string, own: number | undefined, usual: number): number =>
    Number(lastValue(parsed, name) ?? own ?? usual) * 1000;
  return {
    script: path,
    name: baseName(path).replaceAll(/[^A-Za-z0-9_.+-]/g, '_'),
    text: found.text,
    profile,
    actionMs: seconds('timeout', scenario?.limits.action, 10),
    totalMs: seconds('total', scenario?.limits.total, 60),
    isWanted: (check) => (only.length === 0 || isNamed(only, check)) && !isNamed(skip, check),
    ...(scenario !== undefined && { scenario }),
  };
}
