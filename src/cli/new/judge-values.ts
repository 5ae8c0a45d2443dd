/** What is wrong with the values that a new script is to have. */
import type { ByteString } from '../../model/bytes.ts';
import { isRc, type NewPlan } from '../../new/plan.ts';
import { isPlainWord } from '../../new/quote.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$/;
const WORD = /^\$?[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$/;
const ACTION = /^[a-z][a-z0-9_-]{0,31}$/;
const USER = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;
export const SIGNAL: RegExp = /^(?:HUP|INT|QUIT|USR1|USR2|TERM|KILL|WINCH|ALRM|CONT)$/;
const OWN_ACTIONS = ['start', 'stop', 'restart', 'try-restart', 'condrestart', 'reload', 'force-reload', 'status'];
const RC_ACTIONS = ['rcvar', 'enable', 'disable', 'delete', 'enabled', 'describe', 'extracommands', 'poll'];
const RC_PREFIX = /^(?:fast|force|one|quiet)/;

/** The first thing that is wrong; undefined if nothing is. */
export function judgeValues(plan: NewPlan): string | undefined {
  return (
    judgeName(plan) ??
    judgePaths(plan) ??
    judgeTexts(plan) ??
    judgeProgram(plan) ??
    judgeActions(plan) ??
    judgeWords(plan)
  );
}

/** What is wrong with the name. */
export function judgeName({ name, profile }: Pick<NewPlan, 'name' | 'profile'>): string | undefined {
  if (!NAME.test(name)) {
    return `the name '${name.slice(0, 70)}' is none for a script: up to 64 letters, digits and _ . + -, not - in front`;
  }
  if (profile === 'redhat' && name.includes('.'))
    return `the name '${name}' has a dot: chkconfig passes over such scripts`;
  return undefined;
}

function judgePaths(plan: NewPlan): string | undefined {
  const paths: (readonly [string, ByteString | undefined])[] = [
    ['--program', plan.program === '' ? undefined : plan.program],
    ['--pidfile', plan.pidfile],
    ['--chdir', plan.chdir],
    ['--config', plan.config],
    ['--ready', plan.readyFile],
  ];
  for (const [option, path] of paths) {
    if (path === undefined) continue;
    if (!path.startsWith('/'))
      return `${option} takes an absolute path, not '${path}': scripts run in / with a short PATH`;
    if (path.endsWith('/') && option !== '--chdir') return `${option} takes a file, not '${path}'`;
  }
  return undefined;
}

/** Values of all kinds hold one line, and nothing that a framework would fill in. */
function judgeTexts(plan: NewPlan): string | undefined {
  const texts: readonly (ByteString | undefined)[] = [
    ...[plan.program, plan.pidfile, plan.chdir, plan.config, plan.readyFile, plan.check, plan.start, plan.stop],
    ...[plan.status, plan.short, plan.description, plan.author, ...plan.args, ...plan.env.flat()],
    ...plan.extras.flat(),
    ...(plan.reload.by === 'command' ? [plan.reload.command] : []),
  ];
  const given = texts.filter((text) => text !== undefined);
  if (given.some((text) => /[\x00-\x08\x0a-\x1f\x7f]/.test(text)))
    return 'a value has a line break or another control character';
  if (plan.profile === 'freebsd-ports' && given.some((text) => text.includes('%%')))
    return "a value has '%%', which the ports framework would fill in";
  for (const text of [plan.short, plan.description, plan.author ?? '']) {
    if (/[^\x20-\x7e]/.test(text)) return `a comment may have ASCII only: '${text}'`;
    if (text.endsWith('\\')) return `a comment that ends in a backslash would go on in the next line: '${text}'`;
  }
  if (plan.short.trim() === '' || plan.description.trim() === '') return '--short and --description may not be empty';
  if (plan.short.length > 60) return '--short is longer than 60 characters; --description is for the rest';
  return undefined;
}

function judgeProgram(plan: NewPlan): string | undefined {
  for (const [option, name] of [
    ['--user', plan.user],
    ['--group', plan.group],
  ] as const)
    if (name !== undefined && !USER.test(name)) return `${option} takes a name, not '${name}'`;
  if (plan.group !== undefined && plan.user === undefined) return '--group goes with --user';
  if (plan.umask !== undefined && !/^[0-7]{1,4}$/.test(plan.umask))
    return `--umask takes an octal number, not '${plan.umask}'`;
  if (plan.nice !== undefined && !(plan.nice >= -20 && plan.nice <= 19)) return '--nice takes a number from -20 to 19';
  const odd = plan.env.find(([name]) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (odd !== undefined) return `--env takes NAME=VALUE, not '${odd.join('=')}'`;
  if (!SIGNAL.test(plan.stopSignal))
    return `--stop-signal takes a signal such as TERM or QUIT, not '${plan.stopSignal}'`;
  if (!isRc(plan.profile)) return undefined;
  // rc.subr hands such a path on unquoted, and a command through one shell more for each of su and nice.
  const paths = [plan.program, plan.pidfile ?? '', plan.config ?? '', plan.chdir ?? ''].filter((path) => path !== '');
  const bad = paths.find((path) => !isPlainWord(path));
  if (bad !== undefined) return `rc.subr cannot handle the path '${bad}': letters, digits and _ . / : = , @ % + - only`;
  const isNested = plan.user !== undefined && !(plan.kind === 'foreground' && plan.profile !== 'netbsd');
  const arg = [...plan.args, ...plan.env.map(([, value]) => value)].find((word) => isNested && !isPlainWord(word));
  if (arg === undefined) return undefined;
  return `with a user, rc.subr sends '${arg}' through three shells, and it would not arrive as it is; start a program that has it`;
}

function judgeActions(plan: NewPlan): string | undefined {
  const seen = new Set<string>(isRc(plan.profile) ? [...OWN_ACTIONS, ...RC_ACTIONS] : OWN_ACTIONS);
  for (const [name] of plan.extras) {
    if (!ACTION.test(name)) return `--extra takes NAME=COMMAND with a name of small letters, not '${name}'`;
    if (seen.has(name)) return `--extra: there is an action '${name}' already`;
    if (isRc(plan.profile) && (name.includes('-') || RC_PREFIX.test(name)))
      return `--extra: rc.subr cannot have an action '${name}': no hyphen, nor fast, force, one or quiet in front`;
    seen.add(name);
  }
  return undefined;
}

function judgeWords(plan: NewPlan): string | undefined {
  const all = [plan.requires, plan.should, plan.before, plan.provides, plan.keywords, plan.services].flat();
  const bad = all.find((word) => !WORD.test(word));
  if (bad !== undefined) return `'${bad}' is no word that a header can have`;
  const member = plan.services.find((word) => word.startsWith('$') || word === plan.name);
  if (member !== undefined) return `--services: '${member}' is no other script`;
  if (new Set(plan.services).size < plan.services.length) return '--services names a script twice';
  const alias = plan.provides.find((word) => word.startsWith('$'));
  if (alias !== undefined) return `--provides: '${alias}' is a name of the system's own`;
  if (!isRc(plan.profile) && plan.keywords.length > 0) return '--keyword is for rc.d scripts';
  const dollar = [...plan.requires, ...plan.should, ...plan.before].find((word) => /^\$(?:portmap|all)$/.test(word));
  if (isRc(plan.profile) && dollar !== undefined) return `rc.d has no word for '${dollar}'`;
  return /^(?:[2-5]+|S|)$/.test(plan.runlevels)
    ? undefined
    : `--runlevels takes digits from 2 to 5, S, or -, not '${plan.runlevels}'`;
}
