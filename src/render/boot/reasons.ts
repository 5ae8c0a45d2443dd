/** What decides a step, in a few words for a table and in a sentence for `--explain`. */
import type { BootReason, BootStep, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { showName } from '../text/show.ts';

/** A value as it would stand in rc.conf(5). */
export function showAssignment(name: ByteString, value: ByteString): ByteString {
  return `${showName(name)}="${showName(value)}"`;
}

const CAUSES: Readonly<Record<string, ByteString>> = {
  substitution: 'it is the output of a command',
  condition: 'a condition decides whether it is set',
  loop: 'it is set in a loop',
  expansion: 'it is built of a variable that is not known',
  opaque: 'it is built in a way that is not followed',
  syntax: 'it stands behind what is no shell',
};

/** Why a variable is not known. */
export function wordCause(cause: unknown): ByteString {
  return CAUSES[String(cause)] ?? 'only running would tell';
}

/** A step's reason in a few words. */
export function wordStep(step: BootStep): ByteString {
  if (step.code === 'placeholder') {
    return step.isDivider === true ? 'divider: local scripts join after it' : 'placeholder, for the order';
  }
  const [reason] = step.reasons;
  if (step.code === 'pulled-in') return `started by ${textOf(reason, 'name')}, whatever its switch`;
  const words = reason === undefined ? step.code : wordReason(reason);
  return step.isDivider === true ? `${words} (divider)` : words;
}

/** A fact in a few words. */
export function wordReason({ code, args }: BootReason): ByteString {
  const name = showName(String(args['name'] ?? ''));
  const value = showName(String(args['value'] ?? ''));
  switch (code) {
    case 'variable':
      return showAssignment(String(args['name'] ?? ''), String(args['value'] ?? ''));
    case 'variable-unset':
      return `${name} is not set`;
    case 'variable-unknown':
      return `${name} is not known`;
    case 'no-rcvar':
      return 'always: no rcvar';
    case 'plain-script':
      return 'always: no run_rc_command';
    case 'nothing-to-run':
      return 'nothing to run';
    case 'keyword':
      return `KEYWORD ${value}`;
    case 'keyword-missing':
      return `no KEYWORD ${value}`;
    case 'required-variable':
      return `needs ${name}, which is off`;
    case 'required-folder':
      return `needs the folder ${name}`;
    case 'required-file':
      return `needs the file ${name}`;
    case 'required-script':
      return `needs ${name}, which does not start`;
    case 'command':
      return value === '' ? 'no command' : `no program ${value}`;
    case 'process':
      return 'its process runs';
    case 'no-process':
      return 'no process to stop';
    case 'mode':
      return 'not executable';
    case 'name':
      return 'its name';
    case 'link':
      return value;
    case 'old-link':
      return `${value} of the old runlevel`;
    case 'depend-file':
      return `waits for ${name}`;
    case 'lock':
      return 'it has a lock';
    case 'no-lock':
      return `no lock ${name}`;
    case 'pulled-by':
      return `started by ${name}`;
    case 'unreadable':
      return value;
    case 'no-provide-line':
      return 'no line that begins with # PROVIDE:';
    case 'run-ended':
      return `${name} ends the run`;
    case 'asks':
      return `asks ${name} itself`;
  }
}

const SKIPS: Readonly<Record<string, ByteString>> = {
  sample: 'a sample',
  unreadable: 'cannot be read',
  'not-executable': 'not executable',
  'not-in-depend': 'unknown to',
  dangling: 'leads to no file',
  'already-started': 'started in the old runlevel',
  'already-stopped': 'stopped in the old runlevel',
  'first-boot-no-kill': 'nothing to stop at boot',
  'not-looked-at': 'not looked at here',
  'bad-link-name': 'no name of a link',
  'scratch-name': 'a left-over, by its name',
  locked: 'has a lock: runs already',
};

/** Why a script or link never has its turn. */
export function wordSkip({ code, reason }: SkippedScript): ByteString {
  if (code === 'not-in-depend') return `unknown to ${showName(reason.place?.file ?? '')}`;
  if (code === 'not-reached' && reason.code === 'depend-file') return 'waits for itself, or for one that does';
  if (code === 'keyword' && reason.code === 'keyword' && reason.args['value'] === 'firstboot') {
    return 'KEYWORD firstboot; no first boot';
  }
  return SKIPS[code] ?? wordReason(reason);
}

function textOf(reason: BootReason | undefined, key: string): ByteString {
  return showName(String(reason?.args[key] ?? ''));
}
