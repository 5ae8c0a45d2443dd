import { Farm } from './farm-vectors.ts';

/** An executable script that is to start in 2 and 3 and to stop in 0. */
export function scriptOf(name: string, required: string): { path: string; text: string; mode: string } {
  const fields = [
    `Provides: ${name}`,
    `Required-Start: ${required}`,
    'Required-Stop:',
    'Default-Start: 2 3',
    'Default-Stop: 0',
  ];
  const block = fields.map((field) => `# ${field}\n`).join('');
  return { path: `etc/init.d/${name}`, text: `### BEGIN INIT INFO\n${block}### END INIT INFO\n`, mode: '755' };
}

/** Runs a test on a system with these scripts, by name with what they require. */
export function withScripts(required: Readonly<Record<string, string>>, test: (farm: Farm) => void): void {
  const farm = new Farm();
  try {
    farm.put([{ path: 'etc/insserv.conf', text: '$local_fs +mountall\n', mode: '644' }]);
    farm.put(Object.entries(required).map(([name, words]) => scriptOf(name, words)));
    test(farm);
  } finally {
    farm.remove();
  }
}
