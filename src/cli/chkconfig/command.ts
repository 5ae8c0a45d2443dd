/** `chkconfig-ts`: chkconfig(8) of Red Hat, version 1.33, with plans, transactions, and messages of our own. */
import { bytesOfText } from '../../model/bytes.ts';
import { USAGE } from '../../render/chkconfig/compat.ts';
import { readChkconfigWords } from './arguments.ts';
import { runChange } from './change.ts';
import { createContext, type ChkconfigContext } from './context.ts';
import { runList, runQuery } from './lists.ts';
import { judgeRequest, type Request } from './request.ts';
import { CHKCONFIG_SPEC, helpText } from './spec.ts';
import { runUndo } from './undo.ts';
import { renderCompletion } from '../frame/completion.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { FarmIo } from '../../host/farm-io.ts';
import { recoverQuietly } from '../../change/session.ts';
import { VERSION } from '../frame/version.ts';

/** The version of chkconfig whose behaviour this is. */
const COMPATIBLE_WITH = '1.33';

/** Runs the command; see `docs/chkconfig-ts.md` for its exit statuses. */
export function runChkconfig(argv: readonly string[], io: FarmIo): number {
  const { env, programName = CHKCONFIG_SPEC.name } = io;
  const isPosix = env['POSIXLY_CORRECT'] !== undefined || env['POSIX_ME_HARDER'] !== undefined;
  const reading = readChkconfigWords(argv, isPosix);
  const judged = judgeRequest(reading, programName, env);
  const shell = reading.words.values.get('completion');
  if (shell !== undefined && reading.fault === undefined) {
    io.stdout.write(renderCompletion(CHKCONFIG_SPEC, shell));
    return OK;
  }
  const command = [CHKCONFIG_SPEC.name, ...argv.map(bytesOfText)].join(' ');
  return runRequest(createContext(io, reading, judged, command), judged.request);
}

function runRequest(context: ChkconfigContext, request: Request): number {
  const { io, isCompat, report } = context;
  switch (request.kind) {
    case 'version':
      io.stdout.write(`${CHKCONFIG_SPEC.name} (initorder) ${VERSION}, compatible with chkconfig ${COMPATIBLE_WITH}\n`);
      return OK;
    case 'help':
      io.stderr.write(isCompat ? USAGE : helpText());
      return FOUND;
    case 'wrong':
      report(request.message);
      return FOUND;
    case 'list':
      recoverQuietly(context.scope);
      return runList(context, request.name);
    case 'query':
      recoverQuietly(context.scope);
      return runQuery(context, request.name, request.levels);
    case 'change': {
      const { change, ignored } = request;
      if (ignored.length > 0) report({ kind: 'ignored-words', words: ignored });
      return change.kind === 'undo' ? runUndo(context) : runChange(context, change);
    }
  }
}
