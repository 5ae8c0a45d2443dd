import { expect, it } from 'vitest';
import { RULES } from '../../../src/lint/registry.ts';
import { installedName } from '../../../src/lint/script/installed-name.ts';
import { lintTexts, namesOf } from '../../support/lint-run.ts';
import { readHeaders } from '../../../src/header/all-dialects.ts';
import { detectProfile } from '../../../src/lint/detect-profile.ts';

const RCORDER = '# PROVIDE: a\n';
const LSB = '### BEGIN INIT INFO\n# Provides: a\n### END INIT INFO\n';

it.each([
  { path: 'etc/rc.d/a', text: RCORDER, profile: 'freebsd' },
  { path: '/usr/local/etc/rc.d/a', text: RCORDER, profile: 'freebsd-ports' },
  { path: 'usr/local/etc/rc.d/a', text: RCORDER, profile: 'freebsd-ports' },
  { path: 'files/a.in', text: RCORDER, profile: 'freebsd-ports' },
  { path: 'a', text: `# $NetBSD: a $\n${RCORDER}`, profile: 'netbsd' },
  { path: 'a', text: `${RCORDER}rcvar=$name\n`, profile: 'netbsd' },
  { path: 'a', text: `${RCORDER}rcvar="\${name}"\n`, profile: 'netbsd' },
  { path: 'a', text: `${RCORDER}rcvar="\${name}_enable"\n`, profile: 'freebsd' },
  { path: 'a', text: `${RCORDER}${LSB}`, profile: 'freebsd' },
  { path: 'a', text: '#PROVIDE: a\n', profile: 'freebsd' },
  { path: 'a', text: '# chkconfig: 345 20 80\n', profile: 'redhat' },
  { path: 'a', text: `# chkconfig: 345\n${LSB}`, profile: 'redhat' },
  { path: 'a', text: LSB, profile: 'debian' },
  { path: 'a', text: `#PROVIDE: a\n${LSB}`, profile: 'debian' },
  { path: 'a', text: 'echo\n', profile: 'lsb' },
  { path: 'a', text: '. /etc/rc.subr\nname=a\n', profile: 'freebsd' },
  { path: 'a', text: `${LSB}. /etc/rc.subr\n`, profile: 'freebsd' },
  { path: 'a', text: `${LSB}\n# REQUIRE: root rights\n`, profile: 'debian' },
  { path: 'a', text: '. /etc/init.d/functions\n', profile: 'redhat' },
  { path: 'a', text: '. /etc/rc.d/init.d/functions\n# PROVIDE: what others need\n', profile: 'redhat' },
  { path: 'a', text: '# ### BEGIN LSB\n# Provides: a\n# Default-Start: 2\n', profile: 'debian' },
  { path: 'a', text: `${LSB}touch /var/lock/subsys/a\n`, profile: 'redhat' },
  { path: 'contrib/suse/a', text: LSB, profile: 'lsb' },
  { path: 'contrib/a.lsb', text: LSB, profile: 'lsb' },
  { path: 'a', text: `# chkconfig: 345 20 80\n${LSB}. /lib/lsb/init-functions\n`, profile: 'debian' },
  {
    path: 'a',
    text: `# chkconfig: 345 20 80\n${LSB}. /lib/lsb/init-functions\ntouch /var/lock/subsys/a\n`,
    profile: 'redhat',
  },
  { path: 'distros/ubuntu2004/a', text: `# chkconfig: 345 20 80\n${LSB}`, profile: 'debian' },
  { path: 'debian/a.init', text: `# chkconfig: 345 20 80\n${LSB}`, profile: 'debian' },
  { path: 'dist/a', text: RCORDER, profile: 'freebsd-ports' },
  { path: 'contrib/freebsd/a', text: RCORDER, profile: 'freebsd-ports' },
  { path: 'a', text: `${RCORDER}command=/usr/local/sbin/a\n`, profile: 'freebsd-ports' },
  { path: 'etc/rc.d/a', text: `${RCORDER}command=/usr/local/sbin/a\n`, profile: 'freebsd' },
  { path: 'libexec/rc/rc.d/a', text: RCORDER, profile: 'freebsd' },
  { path: 'a', text: `${RCORDER}$_rc_subr_loaded . /etc/rc.subr\n`, profile: 'netbsd' },
  { path: 'a', text: `${RCORDER}if [ -f /etc/rc.subr ]; then\n  . /etc/rc.subr\nfi\n`, profile: 'netbsd' },
  { path: 'etc/init.d/S40network', text: 'echo\n', profile: 'busybox' },
  { path: 'etc/init.d/rcS', text: 'for i in /etc/init.d/S??*; do $i start; done\n', profile: 'busybox' },
  { path: 'etc/init.d/S40network', text: LSB, profile: 'debian' },
])('takes $text at $path for $profile', ({ path, text, profile }) => {
  expect(detectProfile(path, text, readHeaders(text), 'lsb')).toBe(profile);
});

it.each([
  { path: 'etc/init.d/a', name: 'a' },
  { path: 'debian/a.init', name: 'a' },
  { path: 'debian/forge.anvil.init', name: 'anvil' },
  { path: 'debian/php8.2-fpm.init', name: 'php8.2-fpm' },
  { path: 'debian/init', name: '' },
  { path: '<stdin>', name: '' },
])('calls $path $name', ({ path, name }) => {
  expect(installedName(path, {})).toBe(name);
});

it('takes the scripts of a system for those of its family', () => {
  const chkconfig = '# chkconfig: 345 20 80\n';
  const files = (folder: string, texts: readonly string[]): ReturnType<typeof lintTexts> =>
    lintTexts(
      texts.map((text, i) => ({ path: `${folder}s${i}`, text: `#!/bin/sh\n${text}` })),
      { rules: RULES.filter(({ id }) => id === 'chkconfig/missing-line' || id === 'lsb/missing-block') },
    );
  expect(namesOf(files('etc/rc.d/init.d/', [chkconfig, chkconfig, LSB]))).toEqual([
    'etc/rc.d/init.d/s2:1 chkconfig/missing-line',
  ]);
  expect(files('etc/init.d/', [LSB, LSB, `${chkconfig}${LSB}`])).toEqual([]);
});
