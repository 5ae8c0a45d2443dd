import { describe, expect, it } from 'vitest';
import { guessService } from '../../../src/exercise/guess.ts';

const FUNCTIONS = '. /etc/rc.d/init.d/functions\nprog=/usr/sbin/mumbled\n';

describe('what the text shows', () => {
  it.each([
    { text: `#!/bin/sh\n${FUNCTIONS}start() { daemon $prog; }\n`, pidfile: '/var/run/mumbled.pid' },
    { text: `#!/bin/sh\n# pidfile: /run/m/m.pid\n${FUNCTIONS}daemon $prog\n`, pidfile: '/run/m/m.pid' },
    { text: `#!/bin/sh\n${FUNCTIONS}pidfile=/run/own.pid\ndaemon --pidfile=$pidfile $prog\n`, pidfile: '/run/own.pid' },
    { text: '#!/bin/sh\nDAEMON=/usr/sbin/mumbled\n$DAEMON\n', pidfile: undefined },
  ])('the pid file $pidfile', ({ text, pidfile }) => {
    expect(guessService(text, 'mumbled').pidfile).toBe(pidfile);
  });

  it('files that it needs, in /etc and elsewhere', () => {
    const text = '[ -f /etc/m.conf ] || exit 6\n[ -r /opt/m/conf/m.xml ] || exit 6\n[ -f /opt/m/README ]\n';
    expect(guessService(text, 'm').configs).toEqual(['/etc/m.conf', '/opt/m/conf/m.xml']);
  });

  it('folders, other services, files by which it is up', () => {
    const text = `cd /srv/m || exit 1
start-stop-daemon -S --chdir /var/lib/m -x /usr/sbin/m
start-stop-daemon -S -d /var/lib/n -x /usr/sbin/m
[ -d /run/m ] || mkdir /run/m
cd /tmp
for other in db web; do /etc/init.d/$other start; done
force_depend rpcbind
until [ -e /run/m.sock ]; do sleep 1; done
`;
    expect(guessService(text, 'm')).toMatchObject({
      folders: ['/srv/m', '/var/lib/m', '/var/lib/n'],
      services: ['/etc/init.d/db', '/etc/init.d/web', '/etc/rc.d/rpcbind'],
      readyFiles: ['/run/m.sock'],
    });
  });

  it('the actions of init-d-script(5), however it is called', () => {
    for (const head of ['#!/bin/sh /lib/init/init-d-script', '#!/bin/sh\nset "$0" "$@"; . /lib/init/init-d-script'])
      expect(guessService(`${head}\nDAEMON=/usr/sbin/m\n`, 'm').actions).toContain('status');
  });

  it('takes no script of another service for its program, and no name that ends in a slash', () => {
    const text = 'S=/etc/init.d\nstart-stop-daemon -x /etc/init.d/other\n[ -x "$S/$x" ]\n';
    expect(guessService(text, 'm').program).toBeUndefined();
  });

  it('reads a long text without an end in no time', () => {
    const text = `cd ${'/a'.repeat(100_000)}\nuntil ${'[ -e '.repeat(20_000)}\nfor x in ${'a '.repeat(90_000)}\n`;
    expect(guessService(text, 'm').program).toBeUndefined();
  });
});
