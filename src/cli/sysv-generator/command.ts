/** `systemd-sysv-generator-ts`: the units that systemd 252 made of init scripts, to the byte. */
import { readSysvHeader } from '../../header/sysv/reader.ts';
import type { LinkIo } from '../../host/io.ts';
import { createRootedHost, type RootedHost } from '../../host/rooted-host.ts';
import { planSysvUnits, type ReadSysvScript } from '../../migrate/sysv/plan.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { SysvEvent } from '../../model/sysv-unit.ts';
import { renderCompatSysvEvent, renderSysvEvent } from '../../render/migrate/sysv-event.ts';
import { findSysvPlaces } from '../../system/sysv/places.ts';
import { readSysvTree } from '../../system/sysv/scripts.ts';
import { callingOf, namedSpec } from '../frame/called-as.ts';
import { FOUND, OK } from '../frame/exit-status.ts';
import { runSpec } from '../frame/run-spec.ts';
import { SYSV_GENERATOR_SPEC } from './spec.ts';
import { writeSysvPlan } from './write.ts';

/** EINVAL of Linux, negative, as a process has it for its status. */
const WRONG_FOLDERS = 234;

/** Runs the command; see `docs/systemd-sysv-generator-ts.md` for its exit statuses. */
export function runSysvGenerator(argv: readonly string[], io: LinkIo): number {
  const { name } = callingOf(io, SYSV_GENERATOR_SPEC.name);
  return runSpec(
    namedSpec(SYSV_GENERATOR_SPEC, name),
    argv,
    io,
    () => undefined,
    ({ flags, operands }) => {
      const isCompat = flags.has('compat');
      const output = operands.length === 1 ? operands[0] : operands[2];
      if (output === undefined || operands.length > 3) {
        io.stderr.write(
          isCompat
            ? 'This program takes one or three arguments.\n'
            : `${name}: one folder or three, not ${operands.length}\n${name}: try '${name} --help'\n`,
        );
        return WRONG_FOLDERS;
      }
      const tell = (event: SysvEvent): void => {
        io.stderr.write(isCompat ? renderCompatSysvEvent(event) : renderSysvEvent(event, name));
      };
      return generate(io, bytesOfText(output), isCompat, tell);
    },
  );
}

function generate(io: LinkIo, output: ByteString, isCompat: boolean, tell: (event: SysvEvent) => void): number {
  const host = createRootedHost(io.host, '/', bytesOfText(io.cwd));
  const impossible = new Set<SysvEvent>();
  const tree = readSysvTree(host, findSysvPlaces(host, io.env), (event) => {
    if (event.kind === 'impossible-name') impossible.add(event);
    tell(event);
  });
  if (isCompat && impossible.size > 0) return FOUND;
  const scripts = readSysvScripts(host, tree.scripts, tell);
  writeSysvPlan(io.host, output, planSysvUnits(scripts, tree.starts), tell);
  return OK;
}

/** Reads each script's text; one that cannot be read is told. */
function readSysvScripts(
  host: RootedHost,
  scripts: readonly Omit<ReadSysvScript, 'header'>[],
  tell: (event: SysvEvent) => void,
): readonly ReadSysvScript[] {
  return scripts.map((script) => {
    const found = host.readFile(script.path);
    if (found.kind === 'text') return { ...script, header: readSysvHeader(found.text) };
    tell({ kind: 'unreadable', path: script.path, reason: found.kind === 'error' ? found.reason : 'no regular file' });
    return { ...script, header: undefined };
  });
}
