/**
 * The profile that a script shows by itself. What it sources tells most: rc.subr makes a BSD script, the functions of Red Hat
 * or LSB a SysV one, header or not. Then come the headers, an LSB block before rcorder lines that may be prose.
 */
import { findNearChkconfigLines } from '../header/chkconfig/near-line.ts';
import type { ByteString } from '../model/bytes.ts';
import type { Headers } from '../model/header.ts';
import type { Profile } from '../model/lint.ts';
import { baseName } from '../model/path.ts';
import { findStrayFields } from './script/stray-fields.ts';
import { isSuse } from './suse.ts';

/** Sourcing rc.subr is near the beginning; so is that of functions. */
const PROBE = 16_384;
const RC_SUBR = /^[^#\n]{0,200}(?:^|[ \t;&|])\.[ \t]+["']?(?:%%RC_SUBR%%|@RCD?_?SUBR@|[^ \t\n"']{0,200}\brc\.subr\b)/m;
const REDHAT_FUNCTIONS = /^[^#\n]{0,200}(?:^|[ \t;&|])(?:\.|source)[ \t]+["']?\/etc\/(?:rc\.d\/)?init\.d\/functions\b/m;
const LSB_FUNCTIONS = /^[^#\n]{0,200}(?:^|[ \t;&|])\.[ \t]+["']?\/lib\/(?:lsb\/init-functions|init\/init-d-script)\b/m;

/**
 * The profile of a script.
 *
 * @param fallback for a text that shows none
 */
export function detectProfile(path: ByteString, text: ByteString, headers: Headers, fallback: Profile): Profile {
  const start = text.slice(0, PROBE);
  const isProvided = headers.rcorder?.fields.some(({ keyword, words }) => keyword === 'PROVIDE' && words.length > 0);
  if (RC_SUBR.test(start)) return bsdProfile(path, start);
  const isLsb = headers.lsb !== undefined || findStrayFields(headers, start) !== undefined;
  const isRedHat =
    REDHAT_FUNCTIONS.test(start) ||
    headers.chkconfig?.line !== undefined ||
    headers.findings.some(({ code }) => code.startsWith('chkconfig/')) ||
    (!isLsb && findNearChkconfigLines(start).length > 0);
  if (/(?:^|\/)debian\/(?:[^/]+\.)?init(?:\.d)?(?:\.ex)?$/.test(path)) return 'debian';
  if (REDHAT_FUNCTIONS.test(start) && !isSuse(path, start)) return 'redhat';
  if (isProvided === true) return bsdProfile(path, start);
  // Functions that every LSB system has, and no word that only Red Hat has: the chkconfig line is there for others as well.
  const isPortable =
    isLsb &&
    !REDHAT_SIGNS.test(start) &&
    (LSB_FUNCTIONS.test(start) || /(?:^|\/)(?:debian|ubuntu|devuan)[^/]*\//i.test(path));
  if (isRedHat && !isPortable && !isSuse(path, start)) return 'redhat';
  if (isLsb || LSB_FUNCTIONS.test(start)) return lsbProfile(path, start);
  if (headers.rcorder !== undefined || hasRcorderSlip(headers)) return bsdProfile(path, start);
  return isBusybox(path, start) ? 'busybox' : fallback;
}

const REDHAT_SIGNS = /\/var\/lock\/subsys|\/etc\/sysconfig\//;
const DEBIAN_SIGNS = /\bstart-stop-daemon\b|\/etc\/default\/|\/lib\/lsb\/init-functions|\/lib\/init\//;

/** Which of the systems that read LSB blocks; one that shows the marks of several is held to the standard alone. */
function lsbProfile(path: ByteString, start: ByteString): Profile {
  const isRedHat = REDHAT_SIGNS.test(start) || /(?:red-?hat|rhel|fedora|centos|mandriva)/i.test(path);
  if (isSuse(path, start) || /(?:^|[._-])lsb(?:\.in)?$/i.test(path)) return 'lsb';
  if (!isRedHat) return 'debian';
  return DEBIAN_SIGNS.test(start) ? 'lsb' : 'redhat';
}

/** Where base systems keep their scripts, installed or as sources; packages have theirs below another prefix. */
const BASE_FOLDER = /(?:^|\/)(?:etc|libexec\/rc)\/rc\.d\/[^/]+$/;
const PACKAGE_FOLDER = /(?:^|\/)usr\/(?:local|pkg)\/(?:[^/]+\/)*[^/]+$/;
const NETBSD_SIGNS =
  /\$NetBSD|\$_rc_subr_loaded|@RCD_SCRIPTS_SHELL@|^[ \t]*rcvar=(["']?)\$(?:name|\{name\})\1[ \t]*(?:#|$)|^[ \t]*if[ \t]+\[[ \t]+-[fre][ \t]+\/etc\/rc\.subr\b/m;
const PACKAGE_SIGNS = /%%[A-Z_]{2,40}%%|@@?[A-Z_]{2,40}@|\/usr\/local\/|^[ \t]*:[ \t]+"?\$\{\w{1,80}_enable:?[=-]/m;

/** Which of the BSDs, and whether the script is of a base system, or of a port or a project. */
function bsdProfile(path: ByteString, start: ByteString): Profile {
  if (NETBSD_SIGNS.test(start) || /(?:^|[/._-])netbsd(?=[/._-])/i.test(path)) return 'netbsd';
  if (PACKAGE_FOLDER.test(path) || path.endsWith('.in')) return 'freebsd-ports';
  if (BASE_FOLDER.test(path)) return 'freebsd';
  if (PACKAGE_SIGNS.test(start)) return 'freebsd-ports';
  // A project keeps it anywhere; a name without a folder, or one in rc.d, says nothing.
  const folder = path.slice(0, path.length - baseName(path).length).replace(/^(?:\.\/)+/, '');
  return folder === '' || !folder.endsWith('/') || /(?:^|\/)rc\.d\/$/.test(folder) ? 'freebsd' : 'freebsd-ports';
}

/** The scripts that busybox init's rcS runs by their names (Buildroot), and those that run them. */
function isBusybox(path: ByteString, start: ByteString): boolean {
  return /^[SK][0-9]{2}[A-Za-z]/.test(baseName(path)) || /\/init\.d\/[SK]\?\?/.test(start);
}

/** True if a line was meant for rcorder, though rcorder does not see it: LSB's words are written otherwise. */
function hasRcorderSlip({ findings }: Headers): boolean {
  return findings.some(
    ({ code, text }) =>
      code.startsWith('header/') &&
      /^#?[ \t]*(?:PROVIDE|REQUIRE|BEFORE|KEYWORD)S?[ \t]*(?::|$)/i.test(text.slice(0, 40)),
  );
}
