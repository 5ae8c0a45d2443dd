/** `chkconfig-ts`: chkconfig(8) of Red Hat, version 1.33, with plans, transactions, and messages of our own. */
import { bytesOfText } from '../../model/bytes.ts';
import { usageOf } from '../../render/chkconfig/compat.ts';
import { callingOf, namedSpec } from '../frame/called-as.ts';
import { readChkconfigWords } from './arguments.ts';
import { runChange } from './change.ts';
import { createContext, type ChkconfigContext } from './context.ts';
import { runList, runQuery } from './lists.ts';
import { judgeRequest, type Request } from './request.ts';
import { CHKCONFIG_SPEC, helpText } from './spec.ts';
import { runUndo } from './undo.ts';
import type { CommandSpec } from '../frame/command-spec.ts';
import { renderCompletion } from '../frame/completion.ts';
import { withConventions } from '../frame/conventions.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { FarmIo } from '../../host/farm-io.ts';
import { recoverQuietly } from '../../change/session.ts';
import { judgeRoot } from '../frame/root-option.ts';
import { VERSION } from '../frame/version.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';

/** The version of chkconfig whose behaviour this is. */
const COMPATIBLE_WITH = '1.33';

/** Runs the command; see `docs/chkconfig-ts.md` for its exit statuses. */
export function runChkconfig(argv: readonly string[], io: FarmIo): number {
  const { env, programName = CHKCONFIG_SPEC.name } = io;
  const { name, isReal } = callingOf(io, CHKCONFIG_SPEC.name);
  const spec = withConventions(namedSpec(CHKCONFIG_SPEC, name));
  const isPosix = env['POSIXLY_CORRECT'] !== undefined || env['POSIX_ME_HARDER'] !== undefined;
  const reading = readChkconfigWords(argv, isPosix, isReal);
  const judged = judgeRequest(reading, programName, env);
  const shell = reading.words.values.get('completion');
  if (shell !== undefined && reading.fault === undefined) {
    io.stdout.write(renderCompletion([spec], shell));
    return OK;
  }
  const wrong = reading.fault === undefined ? judgeRoot(io, reading.words.values.get('root')) : undefined;
  if (wrong !== undefined) return reportWrongUse(io, name, wrong.message, wrong.hint);
  return runRequest(createContext(io, reading, judged, argv.map(bytesOfText), name), judged.request, spec);
}

function runRequest(context: ChkconfigContext, request: Request, spec: CommandSpec): number {
  const { io, isCompat, report } = context;
  switch (request.kind) {
    case 'version':
      io.stdout.write(`${spec.name} (initorder) ${VERSION}, compatible with chkconfig ${COMPATIBLE_WITH}\n`);
      return OK;
    case 'help':
      io.stderr.write(isCompat ? usageOf(spec.name) : helpText(spec));
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
