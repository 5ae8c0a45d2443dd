/** Entry of the `update-rc.d-ts` bundle. */
import { runMain } from './main.ts';
import { runUpdateRcdCommand } from './update-rcd.ts';

runMain('update-rc.d-ts', runUpdateRcdCommand);
