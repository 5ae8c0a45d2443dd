import { expect, it } from 'vitest';
import { readHeaders } from '../../../src/header/all-dialects.ts';
import { detectProfile } from '../../../src/lint/profiles.ts';

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
])('takes $text at $path for $profile', ({ path, text, profile }) => {
  expect(detectProfile(path, text, readHeaders(text), 'lsb')).toBe(profile);
});
