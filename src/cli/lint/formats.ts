/** The formats of `initorder lint`, each with its writer. A new one is one line here, and its file in `render/lint`. */
import { writeLintJson } from '../../render/lint/json.ts';
import { writeGcc, writeGithub } from '../../render/lint/lines.ts';
import { writeCodeclimate, writeSarif } from '../../render/lint/sarif.ts';
import type { LintReport, Write } from '../../render/lint/summary.ts';
import { writeLintPage } from '../../render/page/lint-page.ts';
import { writeCheckstyle, writeJunit } from '../../render/lint/xml.ts';
import { VERSION } from '../frame/version.ts';

/** Writes a report piece by piece, so that the room it takes does not grow with the findings. */
export type WriteReport = (report: LintReport, write: Write) => void;

/** In the order of the help. */
export const WRITERS: ReadonlyMap<string, WriteReport> = new Map<string, WriteReport>([
  ['json', writeLintJson],
  [
    'sarif',
    (report, write) => {
      writeSarif(report, VERSION, write);
    },
  ],
  ['github', writeGithub],
  ['gcc', writeGcc],
  ['checkstyle', writeCheckstyle],
  ['junit', writeJunit],
  ['codeclimate', writeCodeclimate],
  ['html', writeLintPage],
]);

/** What `--format` takes. `text`, the default, is for people, and has no writer here: it alone knows colours. */
export const FORMATS: readonly string[] = ['text', ...WRITERS.keys()];
