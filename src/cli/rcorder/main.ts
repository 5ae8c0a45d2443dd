/** Entry of the `rcorder-ts` bundle. */
import { runMain } from '../frame/main.ts';
import { runRcorder } from './command.ts';

runMain('rcorder-ts', runRcorder);
