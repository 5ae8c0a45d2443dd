/** Which init system a root has, by files that only one of them has. */
import type { BootSystem } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import type { RcorderDialect } from '../../model/rcorder-order.ts';
import type { RootView } from '../../model/root-view.ts';

/** The system, or undefined if nothing tells. */
export function guessSystem(view: RootView): BootSystem | undefined {
  const textOf = (path: ByteString): ByteString => {
    const found = view.readFile(path);
    return found.kind === 'text' ? found.text : '';
  };
  const isFolder = (path: ByteString): boolean => view.kindOf(path) === 'folder';
  if (view.kindOf('/etc/init.d/.depend.start') === 'file') return 'debian';
  const defaults = textOf('/etc/defaults/rc.conf');
  if (/^early_late_divider=/m.test(defaults)) return 'freebsd';
  if (/^\s*rc_configured=/m.test(defaults) || /^\s*rc_configured=/m.test(textOf('/etc/rc.conf'))) return 'netbsd';
  if (isFolder('/etc/rc.d/rc3.d') || isFolder('/etc/rc.d/init.d')) return 'redhat';
  if (isFolder('/etc/rc2.d') || isFolder('/etc/rcS.d')) return 'debian';
  const names = view.listNames('/etc/init.d') ?? [];
  if (names.includes('rcS') || names.some((name) => /^S[0-9]{2}/.test(name))) return 'busybox';
  // A folder of rc scripts without any configuration: FreeBSD's needs none.
  return isFolder('/etc/rc.d') ? 'freebsd' : undefined;
}

/** The rcorder of a FreeBSD: since 13.1 it sorts by sequence. The newer one where no version is written down. */
export function guessRcorder(view: RootView): RcorderDialect {
  const found = view.readFile('/bin/freebsd-version');
  const version = /^USERLAND_VERSION="([0-9]+)\.([0-9]+)/m.exec(found.kind === 'text' ? found.text : '');
  if (version === null) return 'freebsd';
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return major > 13 || (major === 13 && minor >= 1) ? 'freebsd' : 'netbsd';
}

/** The runlevel that inittab(5) names as the default. */
export function readDefaultLevel(view: RootView): ByteString | undefined {
  const found = view.readFile('/etc/inittab');
  return /^[^#:\n]*:([0-6S]):initdefault:/m.exec(found.kind === 'text' ? found.text : '')?.[1];
}
