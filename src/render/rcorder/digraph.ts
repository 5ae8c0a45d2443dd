/** The graph that FreeBSD's rcorder writes with `-g`, to the byte. Names are written raw, as the real program does. */
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import type { DigraphEvent } from '../../model/rcorder-order.ts';

const BROKEN = 'color=red, penwidth=4';

export function renderDigraphStart(): ByteString {
  return 'digraph rcorder {\nrankdir="BT";\nnode [style=rounded, shape=record];\ngraph [overlap = false];\n';
}

export function renderDigraphEnd(): ByteString {
  return '}\n';
}

/** One line of the graph; empty for a name that needs none. */
export function renderDigraphEvent(event: DigraphEvent): ByteString {
  switch (event.kind) {
    case 'edge':
      return `"${event.from}" -> "${event.to}" [style=${event.style}${event.broken ? `, ${BROKEN}` : ''}];\n`;
    case 'troubled':
      return `"${event.name}" [ ${BROKEN} ];\n`;
    case 'node':
      return renderNode(event.name, event.providers.map(baseName));
  }
}

/** A name that one script of the same name provides draws itself. */
function renderNode(name: ByteString, providers: readonly ByteString[]): ByteString {
  if (providers.length === 0) {
    return `"${name}" [label="{ ${name} | ENOENT }", style="rounded,filled", color=red];\n`;
  }
  if (providers.length === 1 && providers[0] === name) return '';
  return `"${name}" [label="{ ${name} | ${providers.map((provider) => `${provider}\\n`).join('')}}"];\n`;
}
