/**
 * Completion scripts for shells, made from the option tables. They are static, so completing costs no start of Node; only
 * the names of init scripts are looked up by the shell, below the `--root` that is already typed.
 */
import type { CommandSpec } from './command-spec.ts';
import { renderBash } from './completion-bash.ts';
import { renderFish } from './completion-fish.ts';
import type { CompletedProgram } from './completion-program.ts';
import { renderZsh } from './completion-zsh.ts';

/**
 * The script for a shell, to be put where that shell reads its completions from.
 *
 * @param specs of the commands of one program; one whose name is a single word is the whole program
 */
export function renderCompletion(specs: readonly CommandSpec[], shell: string): string {
  const name = /^\S*/.exec(specs[0]?.name ?? '')?.[0] ?? '';
  const program: CompletedProgram = {
    name,
    prefix: `_${name.replaceAll(/[^a-z]/g, '_')}`,
    commands: specs.map((spec) => ({ word: spec.name.slice(name.length).trim(), spec })),
  };
  if (shell === 'zsh') return renderZsh(program);
  return shell === 'fish' ? renderFish(program) : renderBash(program);
}
