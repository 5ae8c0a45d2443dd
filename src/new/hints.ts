/** What is left to do once a script is written: data; the sentences are made by the renderer. */
import type { NewHint } from '../model/new-answer.ts';
import { isRc, shellName, type NewPlan } from './plan.ts';

/** In the order in which they are to be read. */
export function hintsOf(plan: NewPlan): readonly NewHint[] {
  const { profile, name, services } = plan;
  const variable = shellName(name);
  const hints: NewHint[] = [];
  if (profile === 'freebsd-ports') hints.push({ code: 'port', line: `USE_RC_SUBR=\t${name}` });
  if (profile === 'freebsd') hints.push({ code: 'default', line: `${variable}_enable="NO"` });
  if (isRc(profile)) {
    const line = profile === 'netbsd' ? `${variable}=YES` : `${variable}_enable="YES"`;
    return [...hints, { code: 'enable', line, file: '/etc/rc.conf' }];
  }
  const isRedHat = profile === 'redhat';
  hints.push({ code: 'install', command: isRedHat ? `chkconfig --add ${name}` : `update-rc.d ${name} defaults` });
  if (plan.kind === 'aggregate') {
    const commands = services.map((member) => (isRedHat ? `chkconfig ${member} off` : `update-rc.d ${member} disable`));
    hints.push({ code: 'members', commands });
  }
  return hints;
}
