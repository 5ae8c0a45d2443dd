/** Reads YAML 1.2 of its core schema, as JSON with comments: no aliases, no tags, no keys that are no texts. */
import type { LineCounter, parseDocument } from 'yaml';

export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

export type YamlReading =
  | {
      readonly value: unknown;
      /** Where the value at the end of the way stands, or its key if it has one; the nearest that is there. */
      readonly placeOf: (way: readonly (string | number)[]) => YamlPlace;
    }
  | { readonly wrong: string; readonly place: YamlPlace };

export type ReadYaml = (text: string) => YamlReading;

/** @param parse of the library, which is loaded only where there is something to read */
export function makeYamlReader(parse: typeof parseDocument, Lines: typeof LineCounter): ReadYaml {
  return (text) => {
    const lines = new Lines();
    let document: ReturnType<typeof parseDocument>;
    try {
      document = parse(text, {
        ...{ version: '1.2', schema: 'core', uniqueKeys: true, stringKeys: true, prettyErrors: false },
        ...{ logLevel: 'silent', lineCounter: lines },
      });
    } catch (error) {
      // The library recurses.
      if (error instanceof RangeError) return { wrong: 'is nested too deeply', place: { line: 1, column: 1 } };
      throw error;
    }
    const at = (offset: number): YamlPlace => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    // A tag of nobody is but a warning of the library.
    const fault = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])[0];
    if (fault !== undefined) return { wrong: plain(fault.message), place: at(fault.pos[0]) };
    const alias = /(?:^|[\s[{,:-])\*[\w-]/m.exec(text);
    try {
      const value: unknown = document.toJS({ maxAliasCount: 0 });
      return { value, placeOf: (way) => at(offsetOf(document, way)) };
    } catch {
      return { wrong: 'aliases are not taken: write the value itself', place: at(alias?.index ?? 0) };
    }
  };
}

function plain(message: string): string {
  return message.split('\n')[0]?.replaceAll(/[^\x20-\x7e]/g, '?') ?? '';
}

/** The offset of a key, or of an item of a list. */
function offsetOf(document: ReturnType<typeof parseDocument>, way: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of way) {
    const next = below(node, String(step));
    if (next === undefined) break;
    ({ node, offset } = next);
  }
  return offset;
}

interface Found {
  readonly node: unknown;
  readonly offset: number;
}

function below(node: unknown, step: string): Found | undefined {
  if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return undefined;
  const items: readonly unknown[] = node.items;
  const pair = items.find((item) => keyOf(item)?.value === step);
  if (pair !== undefined) return { node: valueOf(pair), offset: keyOf(pair)?.start ?? 0 };
  const item = items[Number(step)];
  return item === undefined ? undefined : { node: item, offset: startOf(item) };
}

function keyOf(item: unknown): { readonly value: unknown; readonly start: number } | undefined {
  if (typeof item !== 'object' || item === null || !('key' in item)) return undefined;
  const { key } = item;
  if (typeof key !== 'object' || key === null || !('value' in key)) return undefined;
  return { value: key.value, start: startOf(key) };
}

function valueOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'value' in item ? item.value : undefined;
}

function startOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return 0;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : 0;
}
