/** `update-rc.d-ts`: what package scripts of Debian call to make and remove the links of their init scripts. */
import { createRootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { callingOf, namedSpec } from '../frame/called-as.ts';
import { showName } from '../../render/text/show.ts';
import { renderCompletion } from '../frame/completion.ts';
import { withConventions } from '../frame/conventions.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { renderHelp } from '../frame/help-page.ts';
import type { LinkIo } from '../../host/io.ts';
import { looksLikeOpenEmbedded, takeOpenEmbedded } from './openembedded-arguments.ts';
import { judgeRoot } from '../frame/root-option.ts';
import { showWords } from '../frame/set-options.ts';
import { INSSERV_VERSIONS, isInsservVersion } from '../insserv/arguments.ts';
import { readUpdateRcdArguments, takeUpdateRcdLeading, type UpdateRcdUse } from './arguments.ts';
import { runOpenEmbedded } from './openembedded.ts';
import { perform } from './perform.ts';
import { UPDATE_RCD_SPEC } from './spec.ts';
import { VERSION } from '../frame/version.ts';
import { reportWrongUse } from '../frame/wrong-use.ts';

/** That of Debian 12, whose update-rc.d this is. */
const DEBIAN_INSSERV = '1.24';

type WrongUse = Extract<UpdateRcdUse, { readonly kind: 'usage' }>;

/** Runs the command; see `docs/update-rc.d-ts.md` for its exit statuses. */
export function runUpdateRcdCommand(argv: readonly string[], io: LinkIo): number {
  const { name, isReal } = callingOf(io, UPDATE_RCD_SPEC.name);
  const spec = withConventions(namedSpec(UPDATE_RCD_SPEC, name));
  const openEmbedded = takeOpenEmbedded(argv);
  if (openEmbedded !== undefined) return runOpenEmbedded(openEmbedded, name, io);
  const { isCompat: isStrict, root, insserv = DEBIAN_INSSERV, rest } = takeUpdateRcdLeading(argv);
  const isCompat = isStrict || isReal;
  const use = readUpdateRcdArguments(rest, isStrict);
  if (use.kind === 'version') return show(io, `${name} (initorder) ${VERSION}\n`);
  if (use.kind === 'completion') return show(io, renderCompletion([spec], use.shell));
  const usage = ({ fault: said, unsaid = '' }: WrongUse): number => {
    const fault = said === '' && !isCompat ? unsaid : said;
    if (fault !== '') io.stderr.write(`${isCompat ? 'update-rc.d: ' : ''}error: ${showName(fault)}\n`);
    // Help that nothing but ours was asked for is a result; the real program's usage is a message, with the same status.
    const isOurs = !isReal && argv.length === 1 && argv[0] === '--help';
    (isOurs ? io.stdout : io.stderr).write(bytesOfText(renderHelp(spec)));
    if (!isStrict && looksLikeOpenEmbedded(rest)) io.stderr.write(wordOpenEmbedded(name));
    return FOUND;
  };
  if (use.kind === 'usage') return usage(use);
  if (!isInsservVersion(insserv)) {
    return usage({
      kind: 'usage',
      fault: bytesOfText(`--insserv is ${INSSERV_VERSIONS.join(' or ')}, not '${insserv}'`),
    });
  }
  const wrong = judgeRoot(io, root === undefined ? undefined : textOfBytes(root));
  if (wrong !== undefined) return reportWrongUse(io, name, wrong.message, wrong.hint);
  const call = {
    io,
    compat: isCompat ? insserv : undefined,
    insserv,
    name,
    request: use.request,
    prefix: prefixOf(io, root),
    root,
    set: bytesOfText(showWords(['--root', root === undefined ? '/' : textOfBytes(root)])),
  };
  const system = createRootedHost(io.host, root ?? '/');
  return perform(call, system);
}

/** An option of a program of the same name. */
function wordOpenEmbedded(name: string): string {
  return `\n-r, -n, -s and -v are options of OpenEmbedded's update-rc.d: ${name} --compat=openembedded is that one\n`;
}

function show(io: LinkIo, text: string): number {
  io.stdout.write(bytesOfText(text));
  return OK;
}

/** `DPKG_ROOT` as a path in the root that is worked on; one that is relative begins in the working folder. */
function prefixOf({ env, cwd }: LinkIo, root: ByteString | undefined): ByteString {
  const given = bytesOfText(env['DPKG_ROOT'] ?? '').replace(/\/+$/, '');
  if (given === '' || given.startsWith('/')) return given;
  return `${root === undefined ? bytesOfText(cwd).replace(/\/+$/, '') : ''}/${given}`;
}
