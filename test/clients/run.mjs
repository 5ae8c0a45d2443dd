/**
 * Runs the programs that users have around these commands, as far as they are installed: `npm run test:clients`, behind a
 * build. Each client is a module of this folder; what is not installed is told in one line, and is no failure.
 * Words on the command line choose clients: `npm run test:clients -- ansible fish`.
 */
import { spawnSync } from 'node:child_process';
import { ansible } from './ansible.mjs';
import { completionIn } from './completion.mjs';
import { preCommit } from './pre-commit.mjs';
import { puppet } from './puppet.mjs';

const CLIENTS = [
  { name: 'bash', needs: ['tmux', 'bash'], run: completionIn('bash') },
  { name: 'zsh', needs: ['tmux', 'zsh'], run: completionIn('zsh') },
  { name: 'fish', needs: ['tmux', 'fish'], run: completionIn('fish') },
  { name: 'ansible', needs: ['ansible', 'bash'], run: ansible },
  { name: 'puppet', needs: ['puppet'], run: puppet },
  { name: 'pre-commit', needs: ['pre-commit', 'git', 'npm'], run: preCommit },
];

const isThere = (program) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program]).status === 0;
const asked = process.argv.slice(2);
const leftOut = [];
let failures = 0;

/** Tells one result; `seen` is what the client really did. */
function check(what, isRight, seen) {
  console.log(`${isRight ? 'ok' : 'FAILED'}: ${what}`);
  if (isRight) return;
  failures += 1;
  console.log(String(seen).replaceAll(/^/gm, '    '));
}

for (const { name, needs, run } of CLIENTS) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const missing = needs.filter((program) => !isThere(program));
  if (missing.length > 0) leftOut.push(`${name} (no ${missing.join(', ')})`);
  else {
    console.log(`\n== ${name}`);
    await run(check);
  }
}
console.log(`\nleft out: ${leftOut.length === 0 ? 'nothing' : leftOut.join('; ')}`);
console.log(failures === 0 ? 'all that ran is well' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
