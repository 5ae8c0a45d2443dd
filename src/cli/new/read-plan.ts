/** From options to the plan of a script. */
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import {
  isRc,
  NEW_KINDS,
  NEW_PROFILES,
  type NewKind,
  type NewPlan,
  type NewProfile,
  type Reload,
} from '../../new/plan.ts';
import { splitWords } from '../../new/quote.ts';
import { usualNeeds } from '../../new/words.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { describeNew, functionsOf, usualPidfile } from './complete-plan.ts';
import { judgeValues, SIGNAL } from './judge-values.ts';

export type PlanReading =
  { readonly plan: NewPlan } | { readonly missing: readonly string[] } | { readonly wrong: string };

/** What is meant where nothing is said. */
export interface Surroundings {
  readonly profile: NewProfile;
}

/** The plan; or all that is missing; or the first thing that is wrong. */
export function readPlan(parsed: ParsedArguments, around: Surroundings): PlanReading {
  const value = (name: string): ByteString | undefined => {
    const text = lastValue(parsed, name);
    return text === undefined ? undefined : bytesOfText(text);
  };
  const list = (name: string): readonly ByteString[] =>
    (parsed.values.get(name) ?? []).flatMap((text) => bytesOfText(text).split(/[ ,]+/)).filter((word) => word !== '');
  const profile = NEW_PROFILES.find((name) => name === value('profile')) ?? around.profile;
  const kind = kindOf(parsed);
  const [name = '', first, ...rest] = parsed.operands.map(bytesOfText);
  const program = first ?? value('program') ?? '';
  const hasProgram = kind === 'daemon' || kind === 'foreground';
  const missing = [
    ...(parsed.operands.length === 0 ? ['NAME'] : []),
    ...(hasProgram && program === '' ? ['-- PROGRAM'] : []),
    ...(kind === 'oneshot' && value('start') === undefined ? ['--start COMMAND'] : []),
    ...(kind === 'aggregate' && list('services').length === 0 ? ['--services A,B'] : []),
  ];
  if (missing.length > 0) return { missing };
  const numbers = judgeNumbers(parsed) ?? judgeFit(parsed, profile, kind, first);
  if (numbers !== undefined) return { wrong: numbers };
  const words = splitWords(value('args') ?? '');
  if (words === undefined) return { wrong: '--args has a quote that is not closed' };
  const ready = value('ready');
  const isSeconds = ready !== undefined && /^[0-9]+$/.test(ready);
  const short = value('short') ?? name;
  const runlevels = lastValue(parsed, 'runlevels') ?? (profile === 'redhat' ? '-' : '2345');
  const user = value('user');
  const plan: NewPlan = {
    profile,
    kind,
    language: value('language') === 'python' ? 'python' : 'sh',
    name,
    program: hasProgram ? program : '',
    args: [...rest, ...words],
    pidfile: pidfileOf(value('pidfile'), { profile, kind, name, user }),
    user,
    group: value('group'),
    chdir: value('chdir'),
    nice: value('nice') === undefined ? undefined : Number(value('nice')),
    umask: lastValue(parsed, 'umask'),
    env: (parsed.values.get('env') ?? []).map(splitPair),
    config: value('config'),
    reload: readReload(value('reload')),
    stopSignal: (lastValue(parsed, 'stop-signal') ?? 'TERM').replace(/^SIG/, ''),
    stopTimeout: Number(lastValue(parsed, 'stop-timeout') ?? '10'),
    readySeconds: isSeconds ? Number(ready) : 10,
    readyFile: isSeconds ? undefined : ready,
    check: value('check'),
    extras: (parsed.values.get('extra') ?? []).map(splitPair),
    services: list('services'),
    start: value('start'),
    stop: value('stop'),
    status: value('status'),
    requires: parsed.values.has('requires') ? list('requires') : usualNeeds(profile),
    should: list('should'),
    before: list('before'),
    provides: list('provides'),
    keywords: list('keyword'),
    runlevels: runlevels === '-' ? '' : runlevels,
    priorities: (lastValue(parsed, 'priorities') ?? '85,15').split(',').map(Number) as [number, number],
    short,
    description: value('description') ?? describeNew(kind, short, program, list('services')),
    author: value('author'),
    functions: functionsOf(lastValue(parsed, 'functions'), profile),
  };
  const wrong = judgeValues(plan);
  return wrong === undefined ? { plan } : { wrong };
}

/** What it starts, by what is given. */
export function kindOf(parsed: ParsedArguments): NewKind {
  const asked = NEW_KINDS.find((kind) => kind === lastValue(parsed, 'kind'));
  if (asked !== undefined) return asked;
  return parsed.values.has('services') ? 'aggregate' : parsed.values.has('start') ? 'oneshot' : 'daemon';
}

function pidfileOf(
  asked: ByteString | undefined,
  plan: Pick<NewPlan, 'profile' | 'kind' | 'name' | 'user'>,
): ByteString | undefined {
  if (asked === 'none') return undefined;
  return plan.kind === 'daemon' || plan.kind === 'foreground' ? (asked ?? usualPidfile(plan)) : undefined;
}

function readReload(asked: ByteString | undefined): Reload {
  const signal = asked?.replace(/^SIG/, '');
  if (asked === undefined || asked === 'none') return { by: 'none' };
  if (asked === 'restart') return { by: 'restart' };
  return signal !== undefined && SIGNAL.test(signal) ? { by: 'signal', signal } : { by: 'command', command: asked };
}

function splitPair(text: string): readonly [ByteString, ByteString] {
  const bytes = bytesOfText(text);
  const equals = bytes.indexOf('=');
  return equals < 0 ? [bytes, ''] : [bytes.slice(0, equals), bytes.slice(equals + 1)];
}

function judgeNumbers(parsed: ParsedArguments): string | undefined {
  const forms: readonly (readonly [string, RegExp, string])[] = [
    ['stop-timeout', /^[1-9][0-9]{0,3}$/, 'seconds from 1'],
    ['nice', /^-?[0-9]{1,2}$/, 'a number from -20 to 19'],
    ['priorities', /^[0-9]{1,2},[0-9]{1,2}$/, 'two numbers up to 99, such as 85,15'],
    ['ready', /^(?:\/.*|[1-9][0-9]{0,3})$/s, 'an absolute path or seconds from 1'],
  ];
  for (const [name, form, what] of forms) {
    const text = lastValue(parsed, name);
    if (text !== undefined && !form.test(text)) return `--${name} takes ${what}, not '${text}'`;
  }
  for (const name of ['env', 'extra']) {
    const bad = parsed.values.get(name)?.find((text) => !/^[^=]+=./s.test(text));
    if (bad !== undefined) return `--${name} takes ${name === 'env' ? 'NAME=VALUE' : 'NAME=COMMAND'}, not '${bad}'`;
  }
  return undefined;
}

const OF_PROGRAM = ['program', 'args', 'pidfile', 'user', 'group', 'chdir', 'nice', 'umask', 'env', 'reload', 'ready'];
const OF_KIND: Readonly<Record<string, readonly NewKind[]>> = {
  ...Object.fromEntries(OF_PROGRAM.map((name) => [name, ['daemon', 'foreground']])),
  'stop-signal': ['daemon', 'foreground'],
  'stop-timeout': ['daemon', 'foreground'],
  config: ['daemon', 'foreground', 'oneshot'],
  check: ['daemon', 'foreground', 'oneshot'],
  start: ['oneshot'],
  stop: ['oneshot'],
  status: ['oneshot'],
  services: ['aggregate'],
};

/** Options that mean nothing to the kind, the profile or the language. */
function judgeFit(
  parsed: ParsedArguments,
  profile: NewProfile,
  kind: NewKind,
  program: ByteString | undefined,
): string | undefined {
  for (const [name, kinds] of Object.entries(OF_KIND)) {
    if (parsed.values.has(name) && !kinds.includes(kind))
      return `--${name} is for ${kinds.join(' and ')}; this is ${kind}`;
  }
  if (program !== undefined && kind !== 'daemon' && kind !== 'foreground') return `${kind} takes no program behind --`;
  if (program !== undefined && parsed.values.has('program')) return 'give the program once: behind -- or as --program';
  if (isRc(profile)) {
    const odd = ['runlevels', 'stop-timeout', 'functions', 'priorities'].find((name) => parsed.values.has(name));
    if (odd !== undefined) return `--${odd} means nothing to rc.d scripts`;
    if (lastValue(parsed, 'language') === 'python') return 'rc.d scripts are in sh: rc.subr is';
    if (lastValue(parsed, 'reload') === 'restart') return '--reload restart: rc.d has restart for that';
    return undefined;
  }
  const functions = lastValue(parsed, 'functions');
  const own = profile === 'debian' ? ['lsb'] : profile === 'redhat' ? ['redhat'] : ['lsb', 'none'];
  if (functions !== undefined && !own.includes(functions)) return `--functions of ${profile} are ${own.join(' or ')}`;
  return parsed.values.has('priorities') && profile !== 'redhat' ? '--priorities is for redhat' : undefined;
}
