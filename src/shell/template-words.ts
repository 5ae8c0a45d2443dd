/**
 * Words that another program fills in before a script runs, and files that are waiting for that: of a port (`%%PREFIX%%`),
 * of autoconf (`@sbindir@`), of pkgsrc and others (`@@NAME@@`, `%NAME%`), of Jinja (`{{ name }}`, `{% if %}`), of ERB
 * (`<%= name %>`) and of dh_make(1) (`#PACKAGE#`).
 * What such a text will be is not known here.
 */
import type { ByteString } from '../model/bytes.ts';

/** Each alternative begins with a mark and goes on with bytes that are none, so nothing is looked at twice. */
const WORD =
  /%%[A-Za-z_][A-Za-z0-9_]*%%|(?<![A-Za-z0-9_}%*?])%[A-Z][A-Z0-9_]{2,40}%(?![A-Za-z])|(?<![A-Za-z0-9_.+-])@{1,2}[A-Za-z_][A-Za-z0-9_]*@|@[A-Za-z]{1,40}_[A-Za-z0-9_]*@|#(?:UC)?PACKAGE#|#(?:USERNAME|EMAIL)#|\{\{-?[ \t]*[A-Za-z_.$]|\{%|<%[=#-]?[ \t]|<%=[@A-Za-z(]/;

/** Endings of files from which scripts are made: by configure, by debhelper, by a program that fills in templates. */
const ENDING = /\.(?:in|init|ex|j2|jinja2?|erb|epp|tmpl|tpl|template|m4)$/i;

const SKELETON = /\.ex$|(?:^|[/._-])(?:(?:examples?|samples?|skel|templates?)[/._-]|skeleton(?:[/._-]|$))/i;

/** True if something in the text is to be filled in. O(n). */
export function hasTemplateWord(text: ByteString): boolean {
  return WORD.test(text);
}

/**
 * True for a file that is there to be copied: the example that dh_make(1) puts into a package, /etc/init.d/skeleton, what lies
 * in a folder of examples. Its words are to be replaced by whoever copies it.
 */
export function isSkeletonName(path: ByteString): boolean {
  return SKELETON.test(path);
}

/** True if the name says that the script is made from the file. */
export function isTemplateName(path: ByteString): boolean {
  return ENDING.test(path);
}

/** True for a file that is no script yet, but what one is made from. */
export function isTemplate(path: ByteString, text: ByteString): boolean {
  return isTemplateName(path) || hasTemplateWord(text);
}
