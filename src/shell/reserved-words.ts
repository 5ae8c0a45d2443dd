/** The reserved words of sh(1), and which of them end what. */
import type { ByteString } from '../model/bytes.ts';

export const RESERVED: RegExp =
  /(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|function|[{}!])(?=[ \t\n;&|()<>]|$)/y;
/** Letters with which reserved words begin. */
export const FIRST_LETTERS = 'itefwudc{}!';
/** What ends a list of commands, by the construct that it is in; made once, for texts by the thousand. */
export const NONE: ReadonlySet<ByteString> = new Set();
export const THEN: ReadonlySet<ByteString> = new Set(['then']);
export const BRANCH_ENDS: ReadonlySet<ByteString> = new Set(['elif', 'else', 'fi']);
export const FI: ReadonlySet<ByteString> = new Set(['fi']);
export const DO: ReadonlySet<ByteString> = new Set(['do']);
export const DONE: ReadonlySet<ByteString> = new Set(['done']);
export const ESAC: ReadonlySet<ByteString> = new Set(['esac']);
