/** What all commands of chkconfig-ts share: the root, the words about form, and where messages go. */
import { openSources } from '../../system/scripts/sources.ts';
import { createRootedHost } from '../../host/rooted-host.ts';
import { NO_PROGRAMS, type Programs } from '../../host/programs.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import type { ChkconfigMessage } from '../../model/chkconfig-message.ts';
import { renderCompatMessage } from '../../render/chkconfig/compat.ts';
import { wordChkconfigMessage } from '../../render/chkconfig/sentences.ts';
import { renderWorded } from '../../render/finding/report.ts';
import { showShellPath } from '../../render/text/show.ts';
import { ChkconfigWorld } from '../../system/chkconfig/world.ts';
import type { ChkconfigReading } from './arguments.ts';
import { enrichMessage } from './enrich.ts';
import type { ServiceType } from './request.ts';
import { choosePaint } from '../frame/colour.ts';
import type { FarmIo } from '../../host/farm-io.ts';
import type { SessionScope } from '../../change/session.ts';
import { Systemd } from '../../system/systemd.ts';

export interface ChkconfigContext {
  readonly io: FarmIo;
  readonly world: ChkconfigWorld;
  readonly systemd: Systemd;
  /** As typed, or `/`. */
  readonly root: string;
  /** The programs of the root: none if it is not the machine's own. */
  readonly programs: Programs;
  readonly isCompat: boolean;
  /** True if nothing may be done beyond what the original does. */
  readonly isStrict: boolean;
  readonly type: ServiceType;
  readonly isRedirected: boolean;
  readonly flags: ReadonlySet<string>;
  readonly color: string | undefined;
  /** The command line as a person would type it. */
  readonly command: ByteString;
  /** Of its changes. */
  readonly scope: SessionScope;
  readonly report: (message: ChkconfigMessage) => void;
}

export function createContext(
  io: FarmIo,
  { words, isCompat, isStrict, isOwn }: ChkconfigReading,
  { type, isRedirected }: { readonly type: ServiceType; readonly isRedirected: boolean },
  argv: readonly ByteString[],
  name: string,
): ChkconfigContext {
  const given = words.values.get('root');
  const root = given ?? '/';
  const command = [name, ...argv].join(' ');
  const host = createRootedHost(io.host, bytesOfText(root));
  const programs = /^\/+$/.test(root) ? io.programs : NO_PROGRAMS;
  const language = io.env['LANG'];
  const color = words.values.get('color');
  const advised = words.values.has('root') ? `${name} --root ${showShellPath(bytesOfText(root))}` : name;
  const world = new ChkconfigWorld(host, language === undefined ? undefined : bytesOfText(language));
  const call = { name, words: argv, root: given === undefined ? undefined : bytesOfText(given) };
  const report = (message: ChkconfigMessage): void => {
    const compat = isCompat ? renderCompatMessage(message, name) : '';
    if (compat !== '' || !isOwn) {
      io.stderr.write(compat);
      return;
    }
    const worded = wordChkconfigMessage(enrichMessage(message, world, call), name, advised);
    io.stderr.write(renderWorded(worded, openSources(host), choosePaint(io, io.stderr, color)));
  };
  return {
    io,
    world,
    systemd: new Systemd(host, programs),
    root,
    programs,
    isCompat,
    isStrict,
    type,
    isRedirected,
    flags: words.flags,
    color,
    command,
    scope: { host, folder: '/etc', command, tell: report },
    report,
  };
}
