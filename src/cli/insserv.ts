/** `insserv-ts`: the LSB boot order, link for link as insserv(8) 1.26 makes it. */
import { createRootedHost } from '../host/rooted-host.ts';
import { classOfEvent, type InsservEvent } from '../model/insserv-event.ts';
import { renderInsservEvent, renderInsservWrongUse } from '../render/insserv-compat.ts';
import { renderPlaces } from '../render/insserv-output.ts';
import { renderSessionMessage, type SessionMessage } from '../render/session-text.ts';
import { withChangeSession, type ChangeSession } from './change-session.ts';
import { FOUND, OK } from './exit-status.ts';
import { readInsservArguments, takeLeading, type InsservArguments } from './insserv-arguments.ts';
import { findInsservPlaces } from './insserv-places.ts';
import { runInsservOn, type InsservOutcome } from './insserv-run.ts';
import type { LinkIo } from './io.ts';

/** Runs the command; see `docs/insserv-ts.md` for its exit statuses. */
export function runInsserv(argv: readonly string[], io: LinkIo): number {
  const leading = takeLeading(argv);
  const use = readInsservArguments(leading);
  if (use.kind === 'help') {
    io.stdout.write('usage\n');
    return OK;
  }
  if (use.kind === 'wrong') {
    io.stderr.write(renderInsservWrongUse(use.message, use.isPlain));
    return FOUND;
  }
  return runWith(use.args, leading.compat ?? '1.26', io);
}

function runWith(args: InsservArguments, version: '1.26' | '1.24', io: LinkIo): number {
  const host = createRootedHost(io.host, args.root ?? '/');
  const emit = (event: InsservEvent): void => {
    if (isTold(event, args)) io.stderr.write(renderInsservEvent(event));
  };
  const places = findInsservPlaces(host, args);
  if ('code' in places) {
    emit(places);
    return FOUND;
  }
  const { flags } = args;
  const tell = (message: SessionMessage): void => {
    io.stderr.write(renderSessionMessage('insserv-ts', message));
  };
  const command = `insserv-ts ${args.operands.join(' ')}`.trim();
  const options = {
    isRemoving: flags.has('remove'),
    isForced: flags.has('force'),
    isRecursive: flags.has('recursive'),
    usesDefaults: flags.has('default'),
    isDry: flags.has('dry') || flags.has('dry-run') || flags.has('show-all'),
    version,
  };
  const run = (session: ChangeSession): InsservOutcome => runInsservOn(host, places, options, emit, session);
  const outcome = options.isDry
    ? run({ apply: () => true })
    : withChangeSession({ host, folder: `${places.scripts}/..`, command, tell }, run);
  if (outcome?.isDone !== true) return FOUND;
  if (flags.has('show-all')) io.stdout.write(renderPlaces(outcome.places));
  return OK;
}

function isTold(event: InsservEvent, { flags, verbosity }: InsservArguments): boolean {
  switch (classOfEvent(event)) {
    case 'error':
      return true;
    case 'warning':
      return !flags.has('silent');
    case 'verbose':
      return verbosity > 0;
    case 'very-verbose':
      return verbosity > 1;
  }
}
