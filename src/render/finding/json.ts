/** Findings as data for other programs. The form is described by the schemas in `docs/schemas/`. */
import { textOfBytes } from '../../model/bytes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import { wordFinding } from './sentences.ts';

export interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

export interface JsonFinding extends JsonPlace {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string | null;
  readonly also: readonly JsonPlace[];
}

export function toJsonFinding(finding: Finding): JsonFinding {
  const { title, help } = wordFinding(finding);
  return {
    code: finding.code,
    severity: finding.severity,
    message: textOfBytes(title),
    help: help === '' ? null : textOfBytes(help),
    ...toJsonPlace(finding.place),
    also: finding.also.map(toJsonPlace),
  };
}

export function toJsonPlace({ file, line, column, offset, length }: Place): JsonPlace {
  return { path: textOfBytes(file), line, column, offset, length };
}
