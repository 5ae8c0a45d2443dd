/** Names that are no scripts although they lie among them: what editors, package managers and revision control leave. */
import type { ByteString } from './bytes.ts';

const SUFFIXES: readonly ByteString[] = [
  'OLD',
  'bak',
  'core',
  'new',
  'old',
  'org',
  'orig',
  'rej',
  'sample',
  'save',
  'swp',
];
const PREFIXES: readonly ByteString[] = ['dpkg-', 'rpm', 'ucf-'];
/** Parts of the boot that lie among the scripts but are none. */
const BOOT_PARTS: ReadonlySet<ByteString> = new Set(['functions', 'rc', 'rcS', 'rcK']);
/** Scripts of the system that rc or init runs for their own sake, at the end of a runlevel; no service has these names. */
const SYSTEM_PARTS: ReadonlySet<ByteString> = new Set([
  'halt',
  'killall',
  'reboot',
  'single',
  'rc.local',
  'rc.sysinit',
]);
/** What insserv 1.26 takes for no script, whatever the file is; it has others by their ends. */
const RESERVED = /^(?:README|Makefile|skeleton|powerfail|[$.#%_+\-\\*[\]^:()~]|(?:core|rx|rc|rcS)$)/;
const NO_SCRIPTS: ReadonlySet<ByteString> = new Set(['README', 'Makefile', 'skeleton']);

/**
 * True for a name that no boot ever takes as a script: hidden ones, `~`, `#` and `,v` at the end, and the suffixes that
 * rc(8) of the BSDs and insserv(8) pass over.
 */
export function isLeftOver(name: ByteString): boolean {
  return name.startsWith('.') || NO_SCRIPTS.has(name) || isCopy(name);
}

/** True for a left-over name by its end: what editors, package managers and revision control call copies. */
export function isCopy(name: ByteString): boolean {
  if (name.endsWith('~') || name.endsWith('#') || name.endsWith(',v')) return true;
  const dot = name.lastIndexOf('.');
  if (dot < 0) return false;
  const suffix = name.slice(dot + 1);
  return SUFFIXES.includes(suffix) || PREFIXES.some((prefix) => suffix.startsWith(prefix));
}

/** True for a name that insserv(8) keeps for other things: it takes no such file for a script. */
export function isReservedName(name: ByteString): boolean {
  return RESERVED.test(name);
}

/** True for the name of what starts services and is none: the library of functions, and what runs the links. */
export function isBootPart(name: ByteString): boolean {
  return BOOT_PARTS.has(name);
}

/** True also for the scripts of a system that are run by fixed links: they need neither actions nor a header. */
export function isSystemPart(name: ByteString): boolean {
  return isBootPart(name) || SYSTEM_PARTS.has(name);
}
