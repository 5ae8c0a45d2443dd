/** Sentences of what a plan shows to be wrong. */
import type { BootFinding, BootWarning } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Paint } from '../text/paint.ts';
import { showName } from '../text/show.ts';
import { wrapSentence } from '../text/wrap.ts';
import { showPlace } from './text.ts';

export interface FindingSentences {
  readonly title: ByteString;
  readonly help: ByteString;
}

export function wordBootFinding({ code, args, place }: BootFinding): FindingSentences {
  const of = (key: string): ByteString => showName(String(args[key] ?? ''));
  const [name, other] = [of('name'), of('other')];
  switch (code) {
    case 'late-local':
      return {
        title:
          `${name} is to come before ${of('word')}, but local scripts start after ${of('divider') || 'the base system'}: ` +
          `it has turn ${of('position')}, ${other} turn ${of('otherPosition')}`,
        help: 'move it to /etc/rc.d, or drop the BEFORE',
      };
    case 'needs-disabled':
      return {
        title: `${name} runs and requires ${other}, which is off (${of('reason')})`,
        help: `see --explain ${other}`,
      };
    case 'needs-skipped':
      return { title: `${name} runs and requires ${other}, which never has its turn (${of('reason')})`, help: '' };
    case 'order-lost':
      return {
        title: `${name} runs before ${other}, though it waits for it through ${of('way')}, which has no link here`,
        help: `link ${of('way')} too, or let ${name} name ${other} itself`,
      };
    case 'orders-disagree':
      return {
        title: `${name} waits for ${other} here, but its link ${of('link')} comes before ${of('otherLink')}`,
        help: 'by numbers it would be another boot; insserv makes both anew',
      };
    case 'not-in-depend':
      return { title: `${name} is never run: ${of('file')} does not know it`, help: 'run insserv' };
    case 'kill-and-start':
      return {
        title: `${name} is stopped by ${of('otherLink')} and not started again by ${of('link')}`,
        help: 'the old runlevel has its S link too, so it counts as running',
      };
    case 'runs-again':
      return {
        title: `${name} runs ${of('count')} times: the number of another link is a beginning of its own`,
        help: 'give all links two digits',
      };
    case 'body/missing-subsys-lock':
      return {
        title: `${name} never takes a lock: no K link will ever stop it`,
        help: 'touch /var/lock/subsys/NAME on start',
      };
    case 'never-stopped':
      return {
        title: `${name} takes the lock ${of('lock')}, but rc looks for ${other}: no K link will ever stop it`,
        help: `touch /var/lock/subsys/${other} on start`,
      };
    case 'crlf':
      return {
        title: `the value of ${name} ends in a carriage return, so it is neither yes nor no${more(args['count'])}`,
        help: 'save the file with Unix line ends',
      };
    case 'boot-ends':
      return {
        title: `${name} ends the whole run: it is sourced by rc and exits; ${of('count')} scripts are not reached`,
        help: 'let it return, or give it a name that does not end in .sh',
      };
    case 'config-is-code':
      return { title: 'the shell stops reading here; what is set below is not known', help: 'mend the syntax' };
    case 'depend-loop':
      return name === other
        ? { title: `${name} waits for itself: it never runs, nor does what waits for it`, help: 'run insserv' }
        : { title: `${name} waits for ${other} in a loop; startpar drops this rule`, help: 'run insserv' };
    case 'depend-line':
      return {
        title: `line ${place.line} is ${of('length')} bytes long; startpar loses what stands behind byte 2047`,
        help: 'scripts that stand there alone are never run',
      };
  }
}

function more(count: unknown): ByteString {
  return typeof count === 'number' && count > 0 ? ` (and ${count} more)` : '';
}

/** A finding: its sentence, where it stands, what to do. */
export function renderBootFinding(finding: BootFinding, paint: Paint): ByteString {
  const { title, help } = wordBootFinding(finding);
  const lead = `${finding.severity}: `;
  const places = [finding.place, ...finding.also].map((place) => `  ${paint.frame('-->')} ${showPlace(place) ?? ''}`);
  const advice = help === '' ? [] : [wrapSentence('  help: ', help, paint.help)];
  return `${[wrapSentence(lead, title, paint[finding.severity]), ...places, ...advice].join('\n')}\n`;
}

/** What the system itself would say at the console. */
export function renderWarnings(warnings: readonly BootWarning[], paint: Paint): ByteString {
  if (warnings.length === 0) return '';
  const lines = warnings.map(({ script, text }) => {
    const name = script === null ? 'rc' : showName(script.slice(script.lastIndexOf('/') + 1));
    return wrapSentence(`  ${name}: `, showName(text));
  });
  return [paint.strong('said at the console'), ...lines].map((line) => `${line}\n`).join('');
}
