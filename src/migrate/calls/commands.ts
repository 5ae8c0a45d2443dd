/** What commands of init scripts are for, by their names. */
import type { ByteString } from '../../model/bytes.ts';

/** They print, or end a function; nothing of them is missed. */
const OUTPUT: ReadonlySet<ByteString> = new Set([
  'echo',
  'printf',
  'log_action_begin_msg',
  'log_action_cont_msg',
  'log_action_end_msg',
  'log_action_msg',
  'log_begin_msg',
  'log_daemon_msg',
  'log_end_msg',
  'log_failure_msg',
  'log_progress_msg',
  'log_success_msg',
  'log_warning_msg',
  'ebegin',
  'eend',
  'eerror',
  'einfo',
  'ewarn',
  'failure',
  'success',
  'passed',
  'warning',
  'echo_success',
  'echo_failure',
  'rc_status',
  'rc_reset',
  'rc_failed',
  'rc_exit',
  'logger',
  'cat',
  'tput',
]);

const FLOW: ReadonlySet<ByteString> = new Set([
  ':',
  'true',
  'false',
  'exit',
  'return',
  'local',
  'set',
  'unset',
  'shift',
  'readonly',
  'trap',
  'break',
  'continue',
]);

/** They only ask whether something runs, or whether the machine is what it should be. */
const STATUS: ReadonlySet<ByteString> = new Set([
  'pidofproc',
  'pidof',
  'pgrep',
  'checkproc',
  'checkpid',
  'status',
  'status_of_proc',
  'init_is_upstart',
  'kill',
  'ps',
  'grep',
  'egrep',
  'which',
  'type',
  'command',
  'id',
  'getent',
  '[',
  'test',
  '[[',
]);

const WAIT: ReadonlySet<ByteString> = new Set(['sleep', 'usleep', 'wait']);

export type CommandUse = 'output' | 'flow' | 'status' | 'wait' | 'other';

export function useOf(name: ByteString): CommandUse {
  if (OUTPUT.has(name)) return 'output';
  if (FLOW.has(name)) return 'flow';
  if (STATUS.has(name)) return 'status';
  return WAIT.has(name) ? 'wait' : 'other';
}

/** Commands that change something and end; a path of `/`-something that is none of these may be a daemon. */
const ENDING: ReadonlySet<ByteString> = new Set([
  'chgrp',
  'chmod',
  'chown',
  'cp',
  'depmod',
  'dmesg',
  'find',
  'hwclock',
  'install',
  'ip',
  'ip6tables-restore',
  'iptables-restore',
  'killall',
  'ln',
  'loadkeys',
  'losetup',
  'mkdir',
  'mkfifo',
  'mknod',
  'modprobe',
  'mount',
  'mountpoint',
  'mv',
  'restorecon',
  'rm',
  'rmdir',
  'rmmod',
  'sed',
  'setfont',
  'setserial',
  'swapoff',
  'swapon',
  'sync',
  'sysctl',
  'touch',
  'udevadm',
  'umount',
]);

export function endsByItself(name: ByteString): boolean {
  return ENDING.has(name.slice(name.lastIndexOf('/') + 1));
}
