/** Entry of the `insserv-ts` bundle. */
import { runInsserv } from './insserv.ts';
import { runMain } from './main.ts';

runMain('insserv-ts', runInsserv);
