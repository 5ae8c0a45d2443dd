/** Entry of the `initorder` bundle. */
import { createPrograms } from '../../host/programs.ts';
import { runInitorder } from './command.ts';
import { runMain } from '../frame/main.ts';

runMain('initorder', (argv, io) => runInitorder(argv, { ...io, programs: createPrograms() }));
