/** What `rcorder-ts --json` prints; the form is described by `docs/schemas/rcorder.schema.json`. */
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import type { Finding } from '../../model/finding.ts';
import type { RcorderKeyword } from '../../model/header.ts';
import type { OrderedScript, RcorderOrder, RcorderScript } from '../../model/rcorder-order.ts';
import type { JsonGroup } from '../cycles/json.ts';
import { toJsonFinding } from '../finding/json.ts';

/** Raised when a field changes its meaning or goes away. */
const FORMAT_VERSION = 1;

/** One JSON object with a line feed behind it. */
export function renderRcorderJson(
  { status }: RcorderOrder,
  order: readonly OrderedScript[],
  scripts: readonly RcorderScript[],
  findings: readonly Finding[],
  cycles: readonly JsonGroup[],
): ByteString {
  const value = {
    version: FORMAT_VERSION,
    status,
    order: order.map(({ script, sequence }) => ({ sequence, ...toJsonScript(scripts[script]) })),
    findings: findings.map(toJsonFinding),
    cycles,
  };
  return bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
}

function toJsonScript(script: RcorderScript | undefined): Record<string, unknown> {
  const words = (wanted: RcorderKeyword): readonly string[] =>
    (script?.header.fields ?? [])
      .filter(({ keyword }) => keyword === wanted)
      .flatMap((field) => field.words.map((word) => textOfBytes(word.text)));
  return {
    path: textOfBytes(script?.file ?? ''),
    provides: words('PROVIDE'),
    requires: words('REQUIRE'),
    before: words('BEFORE'),
    keywords: words('KEYWORD'),
  };
}
