/** Entry of the `initorder` bundle. */
import { runInitorder } from './command.ts';
import { runMain } from '../frame/main.ts';

runMain('initorder', runInitorder);
