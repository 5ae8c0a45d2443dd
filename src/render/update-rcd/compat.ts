/** The messages of Debian's update-rc.d, to the byte, for `--compat`. */
import type { ByteString } from '../../model/bytes.ts';
import type { UpdateRcdEvent } from '../../model/update-rcd-event.ts';

/** The line for an event, newline included. */
export function renderUpdateRcdEvent(event: UpdateRcdEvent): ByteString {
  return `update-rc.d: ${wordEvent(event)}\n`;
}

function wordEvent(event: UpdateRcdEvent): ByteString {
  switch (event.code) {
    case 'no-script':
      return `error: initscript does not exist: ${event.path}`;
    case 'unreadable-script':
      return `error: unable to read ${event.path}`;
    case 'no-header':
      return `error: cannot find a LSB script for ${event.name}`;
    case 'no-default-start':
      return `error: ${event.name} Default-Start contains no runlevels, aborting.`;
    case 'no-links':
      return 'error: no runlevel symlinks to modify, aborting!';
    case 'insserv-failed':
      return 'error: insserv rejected the script header';
    case 'no-effect':
      return `warning: ${event.action} action will have no effect on runlevel ${event.level}`;
    case 'old-form':
      return 'warning: start and stop actions are no longer supported; falling back to defaults';
    case 'levels-differ': {
      const field = event.direction === 'start' ? 'Default-Start' : 'Default-Stop';
      return `warning: ${event.direction} runlevel arguments (${list(event.given)}) do not match ${event.name} ${field} values (${list(event.defaults)})`;
    }
  }
}

function list(words: readonly ByteString[]): ByteString {
  return words.length === 0 ? 'none' : words.join(' ');
}
