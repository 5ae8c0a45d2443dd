/** Entry of the `chkconfig-ts` bundle. */
import { createPrograms } from '../host/programs.ts';
import { runChkconfig } from './chkconfig.ts';
import { runMain } from './main.ts';

runMain('chkconfig-ts', (argv, io) => runChkconfig(argv, { ...io, programs: createPrograms() }));
