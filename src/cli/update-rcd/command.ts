/** `update-rc.d-ts`: what package scripts of Debian call to make and remove the links of their init scripts. */
import { createRootedHost } from '../../host/rooted-host.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { renderCompletion } from '../frame/completion.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import type { LinkIo } from '../../host/io.ts';
import { parseArguments } from '../frame/parse-arguments.ts';
import { showWords } from '../frame/set-options.ts';
import { readUpdateRcdArguments, takeUpdateRcdLeading } from './arguments.ts';
import { perform } from './perform.ts';
import { UPDATE_RCD_SPEC } from './spec.ts';
import { VERSION } from '../frame/version.ts';

/** Runs the command; see `docs/update-rc.d-ts.md` for its exit statuses. */
export function runUpdateRcdCommand(argv: readonly string[], io: LinkIo): number {
  const { isCompat, root, rest } = takeUpdateRcdLeading(argv);
  const use = readUpdateRcdArguments(rest, isCompat);
  if (use.kind === 'version') return show(io, `update-rc.d-ts (initorder) ${VERSION}\n`);
  if (use.kind === 'completion') return show(io, renderCompletion(UPDATE_RCD_SPEC, use.shell));
  if (use.kind === 'usage') {
    if (use.fault !== '') io.stderr.write(isCompat ? `update-rc.d: error: ${use.fault}\n` : `error: ${use.fault}\n`);
    const help = parseArguments(UPDATE_RCD_SPEC, ['--help']);
    io.stderr.write(help.kind === 'show' ? bytesOfText(help.text) : '');
    return FOUND;
  }
  const call = {
    io,
    isCompat,
    request: use.request,
    prefix: prefixOf(io, root),
    root,
    set: bytesOfText(showWords(['--root', root === undefined ? '/' : textOfBytes(root)])),
  };
  const system = createRootedHost(io.host, root ?? '/');
  return perform(call, system);
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
