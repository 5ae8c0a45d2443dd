/** Entry of the `insserv-ts` bundle. */
import { runInsserv } from './command.ts';
import { runMain } from '../frame/main.ts';

runMain('insserv-ts', runInsserv);
