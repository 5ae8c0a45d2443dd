/**
 * Programs that are known to stay in the foreground when they are told so. Checked by hand against their manual pages; a
 * program that is not here is never told anything. Callers of the
 * library may hand in a table of their own.
 */
import type { ByteString } from '../../model/bytes.ts';

export interface Foreground {
  /** Arguments that keep it in the foreground. */
  readonly add: readonly ByteString[];
  /** Arguments that would put it into the background. */
  readonly drop?: readonly ByteString[];
  readonly type?: 'exec' | 'notify';
  /** What makes it read its settings again, where a script does it in a way of its own. */
  readonly reload?: ByteString;
}

export type ForegroundTable = ReadonlyMap<ByteString, Foreground>;

export const FOREGROUND: ForegroundTable = new Map<ByteString, Foreground>([
  ['acpid', { add: ['-f'] }],
  ['anacron', { add: ['-d'] }],
  ['atd', { add: ['-f'] }],
  ['avahi-daemon', { add: [], drop: ['-D', '--daemonize'] }],
  ['chronyd', { add: ['-n'] }],
  ['corosync', { add: ['-f'] }],
  ['cron', { add: ['-f'] }],
  ['crond', { add: ['-n'] }],
  ['dovecot', { add: ['-F'] }],
  ['exim4', { add: ['-bdf'], drop: ['-bd'] }],
  ['haproxy', { add: ['-W', '-db'], drop: ['-D'], reload: 'SIGUSR2' }],
  ['in.tftpd', { add: ['--foreground'], drop: ['--listen', '-l'] }],
  ['keepalived', { add: ['--dont-fork'] }],
  ['lighttpd', { add: ['-D'] }],
  ['named', { add: ['-f'] }],
  ['nginx', { add: ['-g', 'daemon off;'] }],
  ['nmbd', { add: ['--foreground', '--no-process-group'], drop: ['-D'] }],
  ['rsyslogd', { add: ['-n'] }],
  ['smartd', { add: ['-n'] }],
  ['smbd', { add: ['--foreground', '--no-process-group'], drop: ['-D'] }],
  ['snmpd', { add: ['-f'] }],
  ['squid', { add: ['--foreground'] }],
  ['sshd', { add: ['-D'] }],
  ['supervisord', { add: ['--nodaemon'] }],
  ['vnstatd', { add: ['--nodaemon'], drop: ['-d', '--daemon'] }],
  ['winbindd', { add: ['--foreground', '--no-process-group'], drop: ['-D'] }],
]);

/** What they started for people goes on when they are stopped. */
export const KEEPS_SESSIONS: ReadonlySet<ByteString> = new Set([
  'atd',
  'cron',
  'crond',
  'dropbear',
  'inetd',
  'inetutils-inetd',
  'sshd',
  'xinetd',
]);

/** They log people in, run what users hand them, or manage the system: sandboxing breaks what they are for. */
export const UNCONFINED: ReadonlySet<ByteString> = new Set([
  'atd',
  'cron',
  'crond',
  'anacron',
  'dockerd',
  'containerd',
  'exim4',
  'gdm3',
  'libvirtd',
  'lightdm',
  'login',
  'master',
  'postfix',
  'sddm',
  'sendmail',
  'smbd',
  'sshd',
  'dropbear',
  'supervisord',
  'systemd-udevd',
  'udevd',
  'xinetd',
  'inetd',
  'monit',
  'nfsd',
]);
