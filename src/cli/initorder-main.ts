/** Entry of the `initorder` bundle. */
import { runInitorder } from './initorder.ts';
import { runMain } from './main.ts';

runMain('initorder', runInitorder);
