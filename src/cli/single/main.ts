/**
 * Entry of the single file, which is all commands: it is the one whose name it has (by a copy or a link, under the real
 * program's name too), else the one that the first word names, else `initorder`.
 */
import { baseName } from '../../model/path.ts';
import { runChkconfig } from '../chkconfig/command.ts';
import { realName } from '../frame/called-as.ts';
import { runMain, type MainCommand } from '../frame/main.ts';
import { runInitorder } from '../initorder/command.ts';
import { runInsserv } from '../insserv/command.ts';
import { runRcorder } from '../rcorder/command.ts';
import { runSysvGenerator } from '../sysv-generator/command.ts';
import { runUpdateRcdCommand } from '../update-rcd/command.ts';

const DROP_INS: readonly (readonly [string, MainCommand])[] = [
  ['chkconfig-ts', runChkconfig],
  ['insserv-ts', runInsserv],
  ['rcorder-ts', runRcorder],
  ['systemd-sysv-generator-ts', runSysvGenerator],
  ['update-rc.d-ts', runUpdateRcdCommand],
];

function dropInCalled(name: string | undefined): readonly [string, MainCommand] | undefined {
  return DROP_INS.find(([ours]) => name === ours || name === realName(ours));
}

const [node = '', file = '', word] = process.argv;
const byName = dropInCalled(baseName(file).replace(/\.c?js$/, ''));
const byWord = byName === undefined ? dropInCalled(word) : undefined;
// What a command is told then is what it would be told by a link of that name.
if (byWord !== undefined) process.argv.splice(0, 3, node, word ?? '');
else if (byName !== undefined) process.argv.splice(1, 1, file.replace(/\.c?js$/, ''));
runMain(...(byName ?? byWord ?? ['initorder', runInitorder]));
