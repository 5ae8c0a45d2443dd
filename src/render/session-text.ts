/** What a command says when its changes could not be made, or those of an earlier run were not finished. */
import type { ByteString } from '../model/bytes.ts';
import { showName } from './show.ts';

/** What can be told of changes; see `src/cli/change-session.ts`. */
export type SessionMessage =
  | { readonly code: 'locked'; readonly path: ByteString; readonly owner: ByteString }
  | { readonly code: 'recovered'; readonly path: ByteString; readonly command: ByteString }
  | { readonly code: 'not-recovered'; readonly path: ByteString }
  | { readonly code: 'not-changed'; readonly path: ByteString; readonly reason: ByteString };

/** The message as lines that begin with the command's name. */
export function renderSessionMessage(command: ByteString, message: SessionMessage): ByteString {
  return wordMessage(message)
    .map((line) => `${command}: ${line}\n`)
    .join('');
}

function wordMessage(message: SessionMessage): readonly ByteString[] {
  const path = showName(message.path);
  switch (message.code) {
    case 'locked':
      return [
        `another run (process ${showName(message.owner)}) is changing the links; nothing was done`,
        `if no such process runs, delete ${path}`,
      ];
    case 'recovered':
      return [`an earlier run (${showName(message.command)}) had not come to its end; its changes were taken back`];
    case 'not-recovered':
      return [
        `what an earlier run left unfinished cannot be taken back: see ${path}`,
        'make the folder writable and run this again',
      ];
    case 'not-changed':
      return [`cannot change ${path}: ${showName(message.reason)}`, 'no link and no file was changed'];
  }
}
