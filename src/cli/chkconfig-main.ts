/** Entry of the `chkconfig-ts` bundle. */
import fs from 'node:fs';
import { createPrograms } from '../host/programs.ts';
import { runChkconfig } from './chkconfig.ts';
import { runMain } from './main.ts';

runMain('chkconfig-ts', (argv, io) =>
  runChkconfig(argv, {
    ...io,
    programs: createPrograms(),
    readInput: () => fs.readFileSync(0, 'latin1'),
  }),
);
