/**
 * The Debian package in a system of its own: made, installed, used as a newcomer would, removed. It needs root, debootstrap and a
 * mirror, or a chroot that is there (CHROOT=DIR, of Debian 13 or later with nodejs, man-db, bash-completion, zsh and fish), and
 * says so in one line where they are not.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const PACKAGES = 'nodejs,man-db,bash-completion,zsh,fish';

function run(file, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(file, words, { encoding: 'utf8', ...options });
  return { status: error === undefined ? status : 127, stdout: stdout ?? '', stderr: stderr ?? '' };
}

function leaveOut(why) {
  console.log(`!! ${why}: the Debian package was NOT TRIED`);
  process.exit(0);
}

/** What a newcomer types, and what is seen then. `$0` is the folder of two scripts. */
const STEPS = [
  ['is installed', 'dpkg -i /root/package/*.deb', /Setting up initorder/],
  ['runs', 'initorder --version', /^initorder \d/],
  ['orders', 'cd $0 && rcorder-ts a b', /^b\na\n$/],
  [
    'is the real program by a link',
    'ln -s /usr/bin/rcorder-ts $0/rcorder && cd $0 && ./rcorder -x a b',
    /^.*rcorder.*-- 'x'|illegal option/,
  ],
  ['has manual pages', 'man -P cat rcorder-ts && whatis initorder-lint', /NAME\s+rcorder-ts[^]*initorder-lint \(1\)/],
  ['shows the page of a command', 'initorder help why', /INITORDER-WHY\(1\)/],
  ['draws', 'initorder graph -f svg $0/a $0/b', /<svg/],
  [
    'is completed by bash',
    'bash -c \'. /usr/share/bash-completion/completions/initorder; COMP_WORDS=(initorder wh); COMP_CWORD=1; _initorder; echo "${COMPREPLY[*]}"\'',
    /^why\s*$/m,
  ],
  ['is completed by fish', 'fish -c \'complete -C "initorder wh"\'', /^why\t/],
  ['is completed by zsh', "zsh -c 'autoload -Uz compinit; compinit -u; echo $_comps[initorder]'", /^_initorder$/m],
  ['is removed', 'dpkg -P initorder', /Removing initorder/],
];

/** All files of the system, but for what belongs to caches and to this run. */
function listFiles(chroot) {
  const words = [
    chroot,
    'find',
    '/',
    '-xdev',
    '(',
    '-path',
    '/proc',
    '-o',
    '-path',
    '/root',
    '-o',
    '-path',
    '/var/cache',
    ')',
    '-prune',
    '-o',
    '-print',
  ];
  return run('chroot', words, { maxBuffer: 1 << 28 })
    .stdout.split('\n')
    .sort()
    .join('\n');
}

if (process.getuid?.() !== 0) leaveOut('this needs root');
const given = process.env['CHROOT'];
if (given === undefined && run('debootstrap', ['--version']).status !== 0) leaveOut('debootstrap is not here');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
try {
  const chroot = given ?? path.join(scratch, 'system');
  if (given === undefined) {
    const { status } = run('debootstrap', ['--variant=minbase', `--include=${PACKAGES}`, 'trixie', chroot]);
    if (status !== 0) leaveOut('no Debian could be made');
  }
  const before = listFiles(chroot);
  const inside = path.join(chroot, 'root/package');
  fs.mkdirSync(inside, { recursive: true });
  const made = run(process.execPath, [path.join(root, 'src/build/deb.mjs'), inside]);
  if (made.status !== 0) throw new Error(`no package: ${made.stderr}${made.stdout}`);
  fs.writeFileSync(path.join(inside, 'a'), '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: b\n');
  fs.writeFileSync(path.join(inside, 'b'), '#!/bin/sh\n# PROVIDE: b\n');
  for (const [what, line, wanted] of STEPS) {
    const { stdout, stderr } = run('chroot', [chroot, 'sh', '-c', line, '/root/package'], {
      env: { PATH: process.env['PATH'], TERM: 'dumb' },
    });
    if (!wanted.test(stdout) && !wanted.test(stderr))
      throw new Error(`it is not true that the package ${what}:\n${stdout}${stderr}`);
    console.log(`ok: the package ${what}`);
  }
  fs.rmSync(inside, { recursive: true });
  if (listFiles(chroot) !== before) throw new Error('the package left something behind');
  console.log('ok: the package leaves nothing behind');
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
