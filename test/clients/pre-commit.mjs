/** pre-commit's two hooks, from a clone of this repository's last commit. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeScript, project, withScratch, write } from './scratch.mjs';

const HOOKS = ['initorder-lint', 'initorder-lint-tree'];

export function preCommit(check) {
  return withScratch((folder) => {
    const env = {
      ...process.env,
      PRE_COMMIT_HOME: path.join(folder, 'home'),
      GIT_CONFIG_GLOBAL: path.join(folder, 'gitconfig'),
    };
    write(env.GIT_CONFIG_GLOBAL, '[user]\n  name = a\n  email = a@example.org\n[safe]\n  directory = *\n');
    const run = (cwd, ...words) => spawnSync(words[0], words.slice(1), { cwd, env, encoding: 'utf8' });
    const clone = path.join(folder, 'initorder');
    run(folder, 'git', 'clone', '-q', '--no-hardlinks', project, clone);
    const commit = run(clone, 'git', 'rev-parse', 'HEAD').stdout.trim();
    const tree = path.join(folder, 'tree');
    const hooks = HOOKS.map((id) => `      - id: ${id}\n`).join('');
    write(
      path.join(tree, '.pre-commit-config.yaml'),
      `repos:\n  - repo: ${clone}\n    rev: ${commit}\n    hooks:\n${hooks}`,
    );
    write(
      path.join(tree, 'init.d/web'),
      makeScript('web').replace('Required-Start:', 'Required-Start:    $remote_fs'),
      0o755,
    );
    fs.appendFileSync(path.join(tree, 'init.d/web'), '\n');
    run(tree, 'git', 'init', '-q');
    run(tree, 'git', 'add', '-A');
    const clean = run(tree, 'pre-commit', 'run', '--all-files', '--verbose');
    const counts = (text, word) => text.split('\n').filter((line) => line.endsWith(word)).length;
    check(
      'pre-commit installs the hooks, and both run',
      clean.stdout.includes('1 file checked'),
      clean.stdout + clean.stderr,
    );
    write(path.join(tree, 'init.d/bad'), '#!/bin/sh\n#PROVIDE: bad\n', 0o755);
    run(tree, 'git', 'add', '-A');
    const bad = run(tree, 'pre-commit', 'run', '--all-files');
    const isTold = bad.stdout.includes('header/missing-space-after-hash');
    check(
      'pre-commit: both hooks fail on a bad script',
      bad.status === 1 && counts(bad.stdout, 'Failed') === 2 && isTold,
      bad.stdout + bad.stderr,
    );
  });
}
