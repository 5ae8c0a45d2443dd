/** Telling a script from a part of one: a file that others read in, an override that holds a header alone. */
import type { ByteString } from '../model/bytes.ts';
import { isRcd } from './profiles.ts';
import type { ScriptContext } from './script/context.ts';

/** The longest first line that is looked at. */
const LONGEST = 4096;

/** True for a text that the kernel, or a person, takes for a program: its first line names an interpreter. */
export function isWholeScript(text: ByteString): boolean {
  const start = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  return /^[ \t]*#!/.test(text.slice(start, start + LONGEST));
}

/** Headers that insserv(8) and chkconfig(8) take in the place of those of a script that lies elsewhere. */
const OVERRIDE = /(?:^|\/)(?:insserv\/overrides|chkconfig\.d)\/[^/]+$/;

/** True for a file that holds a header for another one, by its place: it has no body, and is run by nobody. */
export function isOverride(path: ByteString): boolean {
  return OVERRIDE.test(path);
}

/**
 * True if rules about the body of a script have nothing to say of the file: it is a header alone, or its body is written for
 * functions of another system that took over no more than the comments of rcorder (as /ffp/etc/ffp.subr of fun_plug).
 */
export function hasNoOwnBody({ path, profile, rc, body }: ScriptContext): boolean {
  if (isOverride(path)) return true;
  if (!isRcd(profile) || rc.sourcing !== undefined) return false;
  return body.commands.some(
    ({ word, text }) => word === '.' && /^\.[ \t]+["']?[^ \t"']*\.subr\b/.test(text.slice(0, 400)),
  );
}
