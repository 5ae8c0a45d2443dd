/** Entry of the `chkconfig-ts` bundle. */
import fs from 'node:fs';
import { createDiskLinks } from '../host/disk-links.ts';
import { createPrograms } from '../host/programs.ts';
import { runChkconfig } from './chkconfig.ts';
import { runMain } from './main.ts';

runMain('chkconfig-ts', (argv, io) =>
  runChkconfig(argv, {
    ...io,
    host: { ...io.host, ...createDiskLinks() },
    programs: createPrograms(),
    readInput: () => fs.readFileSync(0, 'latin1'),
  }),
);
