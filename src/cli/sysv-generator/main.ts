/** Entry of the `systemd-sysv-generator-ts` bundle. */
import { runMain } from '../frame/main.ts';
import { runSysvGenerator } from './command.ts';

runMain('systemd-sysv-generator-ts', runSysvGenerator);
