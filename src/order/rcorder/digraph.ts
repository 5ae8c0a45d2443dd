/** What FreeBSD's rcorder draws with `-g`: nodes before the walk, edges as the walk looks at requirements. */
import type { ByteString } from '../../model/bytes.ts';
import type { DigraphEvent, RcorderScript } from '../../model/rcorder-order.ts';
import { enumerateByBucket } from './bucket-order.ts';
import { isInternalName, type ProvisionTable } from './provision-table.ts';

type Draw = (event: DigraphEvent) => void;

/** All names but internal ones, with the paths of their providers. */
export function drawNodes(
  table: ProvisionTable,
  scripts: readonly RcorderScript[],
  operands: number,
  draw: Draw,
): void {
  for (const name of enumerateByBucket(table.names, operands)) {
    const text = table.nameOf(name);
    if (isInternalName(text)) continue;
    draw({ kind: 'node', name: text, providers: [...table.providersOf(name)].map((i) => scripts[i]?.file ?? '') });
  }
}

/** An edge from each provision of a script to a name that it is before and that nobody knows. */
export function drawUnknownBefore(table: ProvisionTable, script: number, name: number, draw: Draw): void {
  for (const from of table.heldBy(script)) drawEdge(draw, table.nameOf(from), table.nameOf(name), 'solid', true);
}

/**
 * Edges from each provision that the script still holds to the name it requires. An internal name stands for a BEFORE: in
 * its place come the provisions that the script with that BEFORE still holds.
 */
export function drawRequirement(
  table: ProvisionTable,
  script: number,
  name: number,
  isBroken: boolean,
  draw: Draw,
): void {
  const isInternal = isInternalName(table.nameOf(name));
  for (const from of table.heldBy(script)) {
    if (!isInternal) {
      drawEdge(draw, table.nameOf(from), table.nameOf(name), 'solid', isBroken);
      continue;
    }
    for (const provider of table.providersOf(name)) {
      for (const to of table.heldBy(provider)) {
        drawEdge(draw, table.nameOf(from), table.nameOf(to), 'dashed', isBroken);
      }
    }
  }
}

/** The provisions that a script from a ring still holds. */
export function drawTroubled(table: ProvisionTable, script: number, draw: Draw): void {
  for (const name of table.heldBy(script)) {
    const text = table.nameOf(name);
    if (!isInternalName(text)) draw({ kind: 'troubled', name: text });
  }
}

function drawEdge(draw: Draw, from: ByteString, to: ByteString, style: 'solid' | 'dashed', broken: boolean): void {
  if (!isInternalName(from) && !isInternalName(to)) draw({ kind: 'edge', from, to, style, broken });
}
