/** Entry of the `rcorder-ts` bundle. */
import { runMain } from './main.ts';
import { runRcorder } from './rcorder.ts';

runMain('rcorder-ts', runRcorder);
