/** What is told while units are made of init scripts: in the words of systemd, or in ours. */
import type { ByteString } from '../../model/bytes.ts';
import type { SysvEvent } from '../../model/sysv-unit.ts';
import { showBriefly, showPath } from '../text/show.ts';

/** A line as the real program logs it on a console. */
export function renderCompatSysvEvent(event: SysvEvent): ByteString {
  return `${wordCompat(event)}\n`;
}

function wordCompat(event: SysvEvent): ByteString {
  switch (event.kind) {
    case 'impossible-name':
      return 'Out of memory.';
    case 'unreadable':
      return `stat() failed on ${event.path}, ignoring: ${event.reason}`;
    case 'endless-line':
      return `Failed to read configuration file '${event.path}': No buffer space available`;
    case 'impossible-word':
      return event.word.startsWith('$')
        ? `[${event.path}:${event.line}] Could not build name for facility ${event.word}: Invalid argument`
        : 'Out of memory.';
    case 'no-service':
      return `Unknown unit type for unit '${event.unit}'`;
    case 'relative-pid-file':
      return `[${event.path}:${event.line}] PID file not absolute. Ignoring.`;
    case 'alias-failed':
      return `[${event.path}:${event.line}] Failed to add LSB Provides name ${event.alias}, ignoring: ${event.reason}`;
    case 'link-replaced':
      return `Overwriting existing symlink ${event.path} with real service.`;
    case 'unit-failed':
      return `Failed to create unit file ${event.path}: ${event.reason}`;
    case 'wants-failed':
      return `Failed to create symlink ${event.path}: ${event.reason}`;
  }
}

/** A message of ours, with what becomes of it. */
export function renderSysvEvent(event: SysvEvent, command: ByteString): ByteString {
  return `${command}: ${wordPlace(event)}: ${wordEvent(event)}\n`;
}

function wordPlace(event: SysvEvent): ByteString {
  const path = showPath(event.kind === 'impossible-name' ? event.place : event.path);
  return 'line' in event ? `${path}:${event.line}` : path;
}

function wordEvent(event: SysvEvent): ByteString {
  switch (event.kind) {
    case 'impossible-name':
      return 'no unit can have such a name, so this is left out; rename it';
    case 'unreadable':
      return `cannot be read, so it gets no unit: ${event.reason}`;
    case 'endless-line':
      return 'has a line of a megabyte or more, so it gets no unit';
    case 'impossible-word':
      return `no unit can have the name '${showBriefly(event.word)}'; the word is left out`;
    case 'no-service':
      return `'${showBriefly(event.unit)}' is neither a service nor a target, so nothing can provide it`;
    case 'relative-pid-file':
      return "a pid file's path must begin with '/'; the line is left out";
    case 'alias-failed':
      return `cannot make the alias ${showBriefly(event.alias)}: ${event.reason}`;
    case 'link-replaced':
      return 'was a link; the unit takes its place';
    case 'unit-failed':
      return event.reason === 'File exists'
        ? 'is there already, and stays as it is'
        : `cannot be written: ${event.reason}`;
    case 'wants-failed':
      return `cannot be made, so nothing starts the unit at boot: ${event.reason}`;
  }
}
