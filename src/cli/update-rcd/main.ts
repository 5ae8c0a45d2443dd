/** Entry of the `update-rc.d-ts` bundle. */
import { runMain } from '../frame/main.ts';
import { runUpdateRcdCommand } from './command.ts';

runMain('update-rc.d-ts', runUpdateRcdCommand);
