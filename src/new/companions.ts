/** Files that go with a new script: an administrator's settings, and a scenario for `initorder exercise`. */
import { textOfBytes, type ByteString } from '../model/bytes.ts';
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

/** What `initorder exercise` cannot see in the text. JSON texts are YAML, so values are written as such. */
export function scenarioOf(plan: NewPlan): Companion {
  const show = (bytes: ByteString): string => JSON.stringify(textOfBytes(bytes));
  const isService = plan.program !== '';
  const program = [
    `path: ${show(plan.program)}`,
    `mode: ${plan.kind === 'foreground' ? 'foreground' : 'fork'}`,
    ...(plan.pidfile === undefined || plan.kind === 'foreground' ? [] : [`pidfile: ${show(plan.pidfile)}`]),
    ...(plan.user === undefined ? [] : ['anyone: true']),
  ];
  const files = plan.config === undefined ? [] : [`  ${show(plan.config)}: ''`];
  const lines = [
    'version: 1',
    `profile: ${plan.profile}`,
    `kind: ${isService ? 'daemon' : 'oneshot'}`,
    ...(isService ? [`program: { ${program.join(', ')} }`] : []),
    ...(files.length === 0 ? [] : ['files:', ...files]),
    ...(plan.user === undefined ? [] : [`users: [${show(plan.user)}]`]),
    'standard: true',
    ...(plan.extras.length === 0
      ? []
      : [
          'steps:',
          '  - { run: start }',
          ...plan.extras.map(([action]) => `  - { run: ${action} }`),
          '  - { run: stop }',
        ]),
  ];
  return { name: `${plan.name}.exercise.yaml`, text: `${lines.join('\n')}\n` };
}
