/** Stand-ins for the libraries of scripts answer as the real ones did; INITORDER_LIBRARIES=FOLDER asks real ones again. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyNoSandbox } from '../support/exercise-run.ts';
import { askLibrary, openLibrary, readTable, type Library, type LibraryAnswer } from '../support/library-cases.ts';

const reason = whyNoSandbox();
if (reason !== undefined) process.stderr.write(`libraries: NO SANDBOX HERE (${reason}): their answers are left out\n`);
const withSandbox = describe.skipIf(reason !== undefined);
const SECONDS = 240_000;
const LIBRARIES: readonly Library[] = ['start-stop-daemon', 'init-functions', 'redhat-functions', 'rc.subr'];

/** What the table says, and what is answered. */
function compare(library: Library, shell: string, real?: string): { said: unknown; answered: unknown } {
  const table = readTable(library);
  const sandbox = openLibrary(library, table, real);
  try {
    // Only a sandbox of root's has a second user.
    const cases = [...table.cases.entries()].filter(([, { as }]) => as === undefined || sandbox.hasUsers);
    const answers = askLibrary(
      sandbox,
      cases.map(([i]) => i),
      shell,
    );
    const pick = ({ exit, stdout, saysError, pidfile, running, kept }: LibraryAnswer): LibraryAnswer => ({
      ...{ exit, stdout, saysError, pidfile, running },
      ...(kept !== undefined && { kept }),
    });
    return {
      said: cases.map(([, one]) => ({ name: one.name, ...pick(one) })),
      answered: cases.map(([i, one]) => ({ name: one.name, ...answers.get(i) })),
    };
  } finally {
    sandbox.end();
  }
}

withSandbox('a stand-in answers as the real one did', () => {
  it.each(LIBRARIES)('%s', { timeout: SECONDS }, (library) => {
    const { said, answered } = compare(library, 'sh');
    expect(answered).toEqual(said);
  });
});

/** A folder with `redhat-functions` and `rc.subr`; the other two are those of this system. */
const folder = process.env['INITORDER_LIBRARIES'] ?? '';

describe.runIf(folder !== '')('the real one answers as it did', () => {
  it.each(LIBRARIES)('%s', { timeout: SECONDS }, (library) => {
    const file = path.join(folder, library);
    const real = fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : 'host';
    const { said, answered } = compare(library, library === 'redhat-functions' ? 'bash' : 'sh', real);
    expect(answered).toEqual(said);
  });
});
