/** Files that a script reads into itself: libraries of functions, settings of the administrator, code of its own. */
import type { ByteString } from '../../model/bytes.ts';
import { placeIn, type Place } from '../../model/place.ts';
import type { WordPart } from '../../shell/syntax.ts';
import { commandName, literalText, simpleCommands } from './nodes.ts';
import type { Outline } from './outline.ts';
import { fromPath } from './path-parts.ts';

export interface SourcedFile {
  /** Undefined where the name cannot be told. */
  readonly path: ByteString | undefined;
  readonly kind: 'library' | 'settings' | 'code';
  readonly place: Place;
}

/** Libraries that only define functions, or settings of the boot itself (VERBOSE, NETWORKING). */
export const LIBRARIES: ReadonlySet<ByteString> = new Set([
  '/lib/lsb/init-functions',
  '/usr/lib/lsb/init-functions',
  '/lib/init/vars.sh',
  '/lib/init/init-d-script',
  '/lib/init/swap-functions.sh',
  '/etc/init.d/functions',
  '/etc/rc.d/init.d/functions',
  '/etc/rc.status',
  '/etc/rc.subr',
  '/etc/sysconfig/network',
  '/etc/default/rcS',
  '/etc/default/locale',
  '/etc/environment',
]);

const SETTINGS = /^\/(?:usr\/local\/)?etc\/(?:default|sysconfig|conf\.d|rc\.conf\.d)\/[^/]+$/;

/** All files that are sourced at the top or in functions. `resolve`: the text of a variable, where it is known. */
export function findSources(
  { top, functions, actions, file }: Outline,
  resolve: (variable: ByteString) => ByteString | undefined,
): readonly SourcedFile[] {
  const found: SourcedFile[] = [];
  for (const command of simpleCommands([...top, ...functions.values(), ...[...actions.values()].flat()])) {
    const name = commandName(command);
    if (name !== '.' && name !== 'source') continue;
    const [, word] = command.words;
    const path = literalText(word) ?? expandSimply(command.words[1]?.parts ?? [], file, resolve);
    const kind =
      path === undefined ? 'code' : LIBRARIES.has(path) ? 'library' : SETTINGS.test(path) ? 'settings' : 'code';
    found.push({ path, kind, place: placeIn(file, command.span) });
  }
  return found;
}

/** `$DEFAULTS`, `/etc/default/$NAME`, `/etc/default/$(basename $0)`. */
function expandSimply(
  parts: readonly WordPart[],
  file: ByteString,
  resolve: (variable: ByteString) => ByteString | undefined,
): ByteString | undefined {
  const texts: ByteString[] = [];
  for (const part of parts) {
    if (part.kind === 'text') texts.push(part.text);
    else if (part.kind === 'substitution') {
      const call = fromPath(part.text);
      if (call === undefined) return undefined;
      const whole = 'path' in call ? call.path : call.variable === '0' ? file : resolve(call.variable);
      if (whole === undefined) return undefined;
      texts.push(call.part(whole));
    } else if (part.kind === 'parameter' && part.operator === '') {
      const text = resolve(part.name);
      if (text === undefined) return undefined;
      texts.push(text);
    } else return undefined;
  }
  return texts.join('');
}
