/** What a script is called once it is installed, which is what links, locks and people call it. */
import type { ByteString } from '../../model/bytes.ts';
import type { Headers } from '../../model/header.ts';
import { baseName } from '../../model/path.ts';
import { isTemplateName } from '../../shell/template-words.ts';

/** Where systems run scripts from. A source tree may have such folders too. */
export const SCRIPT_FOLDER: RegExp = /(?:^|\/)(?:init\.d|rc\.d)\/[^/]*$/;

/** What names of scripts are made of (LSB 5.0 Core, 22.6, and what systems have); the name of standard input is none. */
const USABLE = /^[A-Za-z0-9_][A-Za-z0-9_.+@:-]*$/;

/**
 * Whether the path is a place from which scripts are run: only there a file's name is what it is called by. A folder of
 * sources may have that name too; there the files have endings.
 */
export function isInstalledPath(path: ByteString): boolean {
  if (packagingName(path) !== undefined) return true;
  if (!/(?:^|\/)(?:init\.d|rc\.d)\/[^/]+$/.test(path)) return false;
  if (/(?:^|\/)etc\//.test(path)) return !isTemplateName(path);
  const name = baseName(path);
  return !/\.(?!sh$)[^./]*$/.test(name) && !SYSTEM_IN_NAME.test(name);
}

/** A project that has a script for each of several systems says which in the name: `debian-anvil`, `anvil.el6`. */
const SYSTEM_IN_NAME =
  /(?:^|[._-])(?:debian|ubuntu|devuan|linux|lsb|red-?hat|rhel|rh|el|fedora|centos|suse|sles|mandriva|freebsd|netbsd|openbsd|bsd|solaris|gentoo|slackware)[0-9]*(?=$|[._-])/i;

/** The same as the ending of a name: no system keeps a script as `init.d/anvil.suse`, whatever the folders above are called. */
const SYSTEM_ENDING =
  /(?<=[^./])\.(?:debian|ubuntu|devuan|lsb|red-?hat|rhel|rh|el|fedora|centos|suse|sles|mandriva|freebsd|netbsd|openbsd|bsd|solaris|gentoo|slackware)[0-9]*(?=(?:\.in)?$)/i;

/** True for a file that a project has for one of several systems, by the ending of its name. */
export function isVariant(path: ByteString): boolean {
  return SYSTEM_ENDING.test(path);
}

/** The name of a file without the system that a project says it is for; undefined where it says none. */
export function withoutSystem(path: ByteString): ByteString | undefined {
  const name = baseName(path);
  return SYSTEM_IN_NAME.test(name) ? name.replace(SYSTEM_IN_NAME, '') : undefined;
}

/** The name; empty if the file has none that could be one, or if it does not tell. */
export function installedName(path: ByteString, { lsb }: Pick<Headers, 'lsb'>): ByteString {
  const packaged = packagingName(path);
  const name = packaged ?? baseName(path).replace(SYSTEM_ENDING, '');
  if (!USABLE.test(name)) return '';
  if (!packaged?.includes('.')) return name;
  // debian/PACKAGE.NAME.init, but the name of a package may have dots of its own, as php8.2-fpm.
  const last = packaged.slice(packaged.indexOf('.') + 1);
  const provides = lsb?.fields.find(({ keyword }) => keyword === 'Provides')?.words.map(({ text }) => text) ?? [];
  if (provides.includes(packaged)) return packaged;
  return provides.includes(last) || /^[A-Za-z]/.test(last) ? last : packaged;
}

/**
 * The name of a file that dh_installinit(1) installs: `debian/NAME.init`, `debian/PACKAGE.NAME.init`; empty for
 * `debian/init`, which gets that of the first package.
 */
function packagingName(path: ByteString): ByteString | undefined {
  const file = /(?:^|\/)debian\/([^/]+)$/.exec(path)?.[1];
  if (file === undefined) return undefined;
  if (file === 'init') return '';
  return file.endsWith('.init') ? file.slice(0, -5) : undefined;
}

const OTHER_SYSTEM = /(?:^|\/)(?:aix|darwin|freebsd|hpux|netbsd|openbsd|qnx|slackware|solaris|sun)\//i;

/** True for a path that names a system without the ways of Red Hat or LSB: projects copy one script for all that they know. */
export function isForOtherSystem(path: ByteString): boolean {
  return OTHER_SYSTEM.test(path);
}

/**
 * The name to write where a script is to say its own: that of an installed file, else what is left of the name of a source
 * (`anvil.init-redhat`, `rc.anvil.in`) once the words of projects are gone; empty if that is no plain name.
 */
export function nameToWrite(path: ByteString, name: ByteString): ByteString {
  const own = name.replace(/\.sh$/, '');
  if (isInstalledPath(path)) return own;
  const plain = own
    .replace(SYSTEM_IN_NAME, '')
    .replace(
      /(?:[._-](?:in|sh|sysv(?:init)?|init(?:\.?d|script)?|rc(?:\.?d)?|script|startup|tmpl|tpl|template|erb|j2|ex))+$/,
      '',
    )
    .replace(/^(?:init(?:\.?d)?|rc(?:\.d)?)[._-]/, '');
  return /^[A-Za-z0-9_][A-Za-z0-9_+@-]*$/.test(plain) && !NO_NAME.test(plain) ? plain : '';
}

/** What projects call their script when they call it nothing. */
const NO_NAME = /^(?:init(?:d|script)?|rc|rcd|script|startup|start|service|daemon|sysv(?:init)?|template)$/i;
