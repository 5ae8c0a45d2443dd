/** Files that go with a new script: an administrator's settings. */
import type { ByteString } from '../model/bytes.ts';
import { isRc, shellName, type NewPlan } from './plan.ts';

export interface Companion {
  /** The name of the file, beside the script. */
  readonly name: ByteString;
  readonly text: ByteString;
}

/** The file in which an administrator changes how the service runs. */
export function defaultsOf(plan: NewPlan): Companion {
  const { name, profile, program } = plan;
  if (isRc(profile)) {
    const variable = shellName(name);
    const lines = [`${profile === 'netbsd' ? variable : `${variable}_enable`}="YES"`];
    return { name: `${name}.conf`, text: `# Lines for /etc/rc.conf.\n${lines.join('\n')}\n` };
  }
  const place = profile === 'redhat' ? `/etc/sysconfig/${name}` : `/etc/default/${name}`;
  const options = program === '' ? '' : '# More options of the program.\nDAEMON_OPTS=\n';
  return {
    name: `${name}.${profile === 'redhat' ? 'sysconfig' : 'default'}`,
    text: `# Settings of ${name}; goes to ${place}.\n${options}`,
  };
}
