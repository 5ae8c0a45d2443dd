/** Entry of the `chkconfig-ts` bundle. */
import { runChkconfig } from './command.ts';
import { runMain } from '../frame/main.ts';

runMain('chkconfig-ts', runChkconfig);
