/** Types TAB in a shell on a terminal of its own, and looks what becomes of the line. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeScript, project, withScratch, write } from './scratch.mjs';

/** What is typed before TAB, and what the line is then. */
const LINES = [
  ['initorder lin', 'initorder lint '],
  ['initorder lint --show-f', 'initorder lint --show-files '],
  ['initorder lint --select header/repe', 'initorder lint --select header/repeated-blank'],
  ['initorder lint --select body,header/repe', 'initorder lint --select body,header/repeated-blank'],
  ['initorder lint --severity header/repe', 'initorder lint --severity header/repeated-blank='],
  ['initorder lint --severity header/repeated-blank=wa', 'initorder lint --severity header/repeated-blank=warning'],
  ['initorder lint --explain header/repe', 'initorder lint --explain header/repeated-blank'],
  ['initorder lint --format che', 'initorder lint --format checkstyle'],
  ['initorder lint --format=che', 'initorder lint --format=checkstyle'],
  ['initorder lint --root syst', 'initorder lint --root system/'],
  ['initorder lint --root=syst', 'initorder lint --root=system/'],
  ['initorder why --root system webm', 'initorder why --root system webmail'],
  ['initorder why --root=system web webm', 'initorder why --root=system web webmail'],
  ['initorder help cyc', 'initorder help cycles'],
  ['chkconfig --root system webm', 'chkconfig --root system webmail'],
  ['chkconfig --root system web of', 'chkconfig --root system web off'],
  ['update-rc.d --root system web rem', 'update-rc.d --root system web remove'],
  ['insserv --root system webm', 'insserv --root system webmail'],
  ['rcorder --rev', 'rcorder --reverse'],
];

const COMMANDS = [
  'initorder',
  'chkconfig-ts',
  'insserv-ts',
  'rcorder-ts',
  'systemd-sysv-generator-ts',
  'update-rc.d-ts',
];
const START = { bash: ['bash', '--norc'], zsh: ['zsh', '-f'], fish: ['fish', '--no-config'] };

export function completionIn(shell) {
  return (check) => withScratch((folder) => typeLines(shell, folder, check));
}

async function typeLines(shell, folder, check) {
  for (const name of ['web', 'webmail']) write(path.join(folder, 'system/etc/init.d', name), makeScript(name), 0o755);
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin);
  const scripts = COMMANDS.map((command) => {
    const name = command.replace(/-ts$/, '');
    fs.symlinkSync(path.join(project, `bin/${command}.cjs`), path.join(bin, name));
    const file = path.join(folder, `${name}.${shell}`);
    fs.writeFileSync(file, execFileSync(path.join(bin, name), ['--completion', shell]));
    return file;
  });
  const socket = path.join(folder, 'tmux');
  const tmux = (...words) => execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...words], { encoding: 'utf8' });
  const screen = () => tmux('capture-pane', '-p', '-J').replaceAll(/\s+$/g, '');
  const type = (text) => tmux('send-keys', '-l', text);
  const until = async (isDone) => {
    for (let i = 0; i < 400 && !isDone(screen()); i++) await sleep(50);
    return screen();
  };
  tmux('new-session', '-d', '-x', '150', '-y', '40', '-c', folder, ...START[shell]);
  try {
    // What the prompt is made of differs; that of each shell here is `> `.
    const prompt = {
      bash: "PS1='> '",
      zsh: "PROMPT='> '; autoload -Uz compinit; compinit -u -D",
      fish: "function fish_prompt; echo -n '> '; end; function fish_right_prompt; end; set -g fish_autosuggestion_enabled 0",
    }[shell];
    await sleep(500);
    type(`${prompt}; ${shell === 'fish' ? `set -gx PATH ${bin} $PATH` : `PATH=${bin}:$PATH`}`);
    tmux('send-keys', 'Enter');
    for (const script of scripts) {
      type(`source ${script}`);
      tmux('send-keys', 'Enter');
    }
    type("echo rea''dy");
    tmux('send-keys', 'Enter');
    await until((text) => /^ready$/m.test(text));
    for (const [typed, wanted] of LINES) {
      tmux('send-keys', 'C-u', 'C-l');
      await until((text) => /^> ?$/.test(text));
      type(typed);
      tmux('send-keys', 'Tab');
      // A shell that has not answered in time has not completed.
      const isRight = (text) => text.split('\n')[0]?.trimEnd() === `> ${wanted}`.trimEnd();
      const seen = await until(isRight);
      check(`${shell}: ${typed}<TAB>`, isRight(seen), seen);
    }
  } finally {
    tmux('kill-server');
  }
}
