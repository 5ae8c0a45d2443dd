/** Entry of the `chkconfig-ts` bundle. */
import { createPrograms } from '../../host/programs.ts';
import { runChkconfig } from './command.ts';
import { runMain } from '../frame/main.ts';

runMain('chkconfig-ts', (argv, io) => runChkconfig(argv, { ...io, programs: createPrograms() }));
