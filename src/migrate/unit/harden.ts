/** Sandboxing that rarely breaks a daemon, and more of it for a person to try (systemd.exec(5)). */
import { baseName } from '../../model/path.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { Hardening, UnitLine } from '../../model/migration.ts';
import { UNCONFINED } from './foreground.ts';

const SAFE: readonly (readonly [key: ByteString, value: ByteString])[] = [
  ['NoNewPrivileges', 'yes'],
  ['PrivateTmp', 'yes'],
  ['ProtectSystem', 'full'],
  ['ProtectHome', 'yes'],
  ['ProtectControlGroups', 'yes'],
  ['ProtectKernelModules', 'yes'],
  ['ProtectKernelTunables', 'yes'],
  ['ProtectKernelLogs', 'yes'],
  ['ProtectClock', 'yes'],
  ['ProtectHostname', 'yes'],
  ['RestrictRealtime', 'yes'],
  ['RestrictSUIDSGID', 'yes'],
  ['LockPersonality', 'yes'],
  ['RestrictNamespaces', 'yes'],
  ['SystemCallArchitectures', 'native'],
];

const STRICT: readonly (readonly [key: ByteString, value: ByteString])[] = [
  ['ProtectSystem', 'strict'],
  ['PrivateDevices', 'yes'],
  ['ProtectProc', 'invisible'],
  ['RestrictAddressFamilies', 'AF_UNIX AF_INET AF_INET6'],
  ['SystemCallFilter', '@system-service'],
  ['MemoryDenyWriteExecute', 'yes'],
  ['CapabilityBoundingSet', 'CAP_NET_BIND_SERVICE CAP_SETUID CAP_SETGID'],
  ['UMask', '0077'],
];

const SETS_THE_CLOCK: ReadonlySet<ByteString> = new Set(['ntpd', 'chronyd', 'openntpd', 'ptp4l', 'hwclock']);

/**
 * The lines for a program. With `safe`, what only a person can judge stands there as comments; with `strict` it is in force.
 *
 * @param has keys that the unit sets itself
 */
export function hardenUnit(program: ByteString, level: Hardening, has: ReadonlySet<ByteString>): readonly UnitLine[] {
  const name = baseName(program);
  if (level === 'none' || UNCONFINED.has(name)) return [];
  const isLeft = ([key]: readonly [ByteString, ByteString]): boolean =>
    !has.has(key) &&
    !(key === 'ProtectClock' && SETS_THE_CLOCK.has(name)) &&
    !(key === 'RestrictRealtime' && has.has('CPUSchedulingPolicy'));
  const isStrict = level === 'strict';
  const replaced = new Set(isStrict ? STRICT.map(([key]) => key) : []);
  return [
    ...SAFE.filter(isLeft)
      .filter(([key]) => !replaced.has(key))
      .map(([key, value]): UnitLine => ({ key, value })),
    ...STRICT.filter(isLeft).map(([key, value]): UnitLine => ({ key, value, isOff: !isStrict })),
  ];
}
