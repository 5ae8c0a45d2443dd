/** Commands that prepare a start and have a directive for it: folders, limits, umask, environment, modules. */
import type { ByteString } from '../../model/bytes.ts';
import type { SimpleCommand, Word } from '../../shell/syntax.ts';
import { baseName } from '../../model/path.ts';
import { commandName, literalText } from './nodes.ts';
import type { StartFacts } from './start-facts.ts';
import type { ScriptValues } from './values.ts';

/** By letter of ulimit: the directive, and whether it counts kilobytes. */
const LIMITS: ReadonlyMap<ByteString, readonly [name: ByteString, isKilobytes: boolean]> = new Map([
  ['d', ['LimitDATA', true]],
  ['e', ['LimitNICE', false]],
  ['i', ['LimitSIGPENDING', false]],
  ['l', ['LimitMEMLOCK', true]],
  ['m', ['LimitRSS', true]],
  ['n', ['LimitNOFILE', false]],
  ['q', ['LimitMSGQUEUE', false]],
  ['r', ['LimitRTPRIO', false]],
  ['s', ['LimitSTACK', true]],
  ['t', ['LimitCPU', false]],
  ['u', ['LimitNPROC', false]],
  ['v', ['LimitAS', true]],
  ['x', ['LimitLOCKS', false]],
]);

/** Folders that systemd makes for a service (systemd.exec(5)). */
const MANAGED: readonly (readonly [prefix: ByteString, key: ByteString])[] = [
  ['/run/', 'RuntimeDirectory'],
  ['/var/run/', 'RuntimeDirectory'],
  ['/var/lib/', 'StateDirectory'],
  ['/var/cache/', 'CacheDirectory'],
  ['/var/log/', 'LogsDirectory'],
];

/** Commands that make a folder what it is to be. */
export const FOLDER_MAKERS: ReadonlySet<ByteString> = new Set([
  'mkdir',
  'install',
  'chown',
  'chmod',
  'chgrp',
  'restorecon',
]);

/** The directive that makes a folder, and the value for it; undefined for a folder elsewhere. */
export function managedFolder(path: ByteString): readonly [key: ByteString, value: ByteString] | undefined {
  const plain = path.replace(/\/+$/, '');
  for (const [prefix, key] of MANAGED) {
    if (!plain.startsWith(prefix)) continue;
    const value = plain.slice(prefix.length);
    return /^[A-Za-z0-9_][A-Za-z0-9_.@/-]*$/.test(value) && !value.includes('..') ? [key, value] : undefined;
  }
  return undefined;
}

/** True if the command has a counterpart, which is noted; false leaves it to the caller. */
export function takePreparation(command: SimpleCommand, values: ScriptValues, facts: StartFacts): boolean {
  const name = baseName(commandName(command) ?? '');
  const args: ByteString[] = [];
  for (const word of name === 'export' ? [] : command.words.slice(1)) {
    const found = values.fields(word, true);
    if ('obstacle' in found) return false;
    for (const field of found.value)
      args.push(field.map((piece) => (piece.kind === 'text' ? piece.text : '')).join(''));
  }
  switch (name) {
    case 'mkdir':
      return takeMkdir(args, facts);
    case 'install':
      return takeInstall(args, facts);
    case 'chown':
    case 'chgrp':
      return takeOwner(name, args, facts);
    case 'chmod':
      return takeMode(args, facts);
    case 'ulimit':
      return takeLimit(args, facts);
    case 'umask':
      return takeUmask(args, facts);
    case 'cd':
      return takeFolder(args, facts);
    case 'export':
      return takeExport(command.words.slice(1), values, facts);
    case 'modprobe':
      facts.set('Service', 'ExecStartPre', `-/sbin/modprobe ${args.join(' ')}`);
      return args.length > 0 && args.every((arg) => /^[A-Za-z0-9_=.,-]+$/.test(arg));
    case 'touch':
    case 'rm':
      return takeLock(command, args, facts);
    default:
      return false;
  }
}

function takeMkdir(args: readonly ByteString[], facts: StartFacts): boolean {
  let mode: ByteString | undefined;
  const folders: ByteString[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-m' || arg === '--mode') mode = args[(at += 1)];
    else if (/^-m[0-7]+$/.test(arg) || arg.startsWith('--mode=')) mode = arg.replace(/^(?:-m|--mode=)/, '');
    else if (!arg.startsWith('-')) folders.push(arg);
  }
  if (mode !== undefined && !/^[0-7]{3,4}$/.test(mode)) return false;
  if (folders.length === 0 || folders.some((path) => managedFolder(path) === undefined)) return false;
  for (const path of folders) facts.folders.set(path, { mode, owner: facts.folders.get(path)?.owner });
  return true;
}

function takeInstall(args: readonly ByteString[], facts: StartFacts): boolean {
  const options = new Map<ByteString, ByteString>();
  const folders: ByteString[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, long = '', joined = ''] = /^--(mode|owner|group)=(.*)$/s.exec(arg) ?? [];
    if (long !== '') options.set(long.charAt(0), joined);
    else if (/^-[mog]$/.test(arg)) options.set(arg.charAt(1), args[(at += 1)] ?? '');
    else if (arg === '-d' || arg === '--directory') options.set('d', '');
    else if (arg.startsWith('-')) return false;
    else folders.push(arg);
  }
  const mode = options.get('m') ?? '0755';
  if (!options.has('d') || folders.length === 0 || !/^[0-7]{3,4}$/.test(mode)) return false;
  if (folders.some((path) => managedFolder(path) === undefined)) return false;
  const owner = ownerOf(options.get('o') ?? '', options.get('g') ?? '');
  for (const path of folders) facts.folders.set(path, { mode, owner });
  return true;
}

function ownerOf(user: ByteString, group: ByteString): ByteString | undefined {
  if (user === '' && group === '') return undefined;
  return group === '' ? user : `${user}:${group}`;
}

/** Only of folders that were made a moment ago, and of pid files, which the daemon makes itself. */
function takeOwner(name: ByteString, args: readonly ByteString[], facts: StartFacts): boolean {
  const [owner, ...paths] = args.filter((arg) => !arg.startsWith('-'));
  if (owner === undefined || paths.length === 0 || !/^[A-Za-z0-9_.:-]+$/.test(owner)) return false;
  const folders = paths.filter((path) => !path.endsWith('.pid')).map((path) => facts.folders.get(path));
  if (folders.includes(undefined)) return false;
  for (const folder of folders) {
    if (folder === undefined) continue;
    folder.owner = name === 'chgrp' ? `${folder.owner?.split(':')[0] ?? ''}:${owner}` : owner;
  }
  return true;
}

function takeMode(args: readonly ByteString[], facts: StartFacts): boolean {
  const [mode, path, ...more] = args;
  const folder = path === undefined ? undefined : facts.folders.get(path);
  if (mode === undefined || more.length > 0 || folder === undefined || !/^[0-7]{3,4}$/.test(mode)) return false;
  folder.mode = mode;
  return true;
}

function takeLimit(args: readonly ByteString[], facts: StartFacts): boolean {
  const words = args.filter((arg) => arg !== '-S' && arg !== '-H');
  const [, letters = '', joined = ''] = /^-[SH]*([a-z])([0-9]*)$/.exec(words[0] ?? '') ?? [];
  const value = joined === '' ? (words[1] ?? '') : joined;
  if (letters === 'c') {
    if (value !== '0' && value !== 'unlimited') return false;
    facts.set('Service', 'LimitCORE', value === '0' ? '0' : 'infinity');
    return true;
  }
  const found = LIMITS.get(letters);
  if (found === undefined || !/^(?:[0-9]+|unlimited)$/.test(value)) return false;
  const [key, isKilobytes] = found;
  facts.set('Service', key, value === 'unlimited' ? 'infinity' : `${value}${isKilobytes ? 'K' : ''}`);
  return true;
}

function takeUmask([mask, ...more]: readonly ByteString[], facts: StartFacts): boolean {
  if (mask === undefined || more.length > 0 || !/^[0-7]{1,4}$/.test(mask)) return false;
  facts.set('Service', 'UMask', mask.padStart(4, '0'));
  return true;
}

function takeFolder([folder, ...more]: readonly ByteString[], facts: StartFacts): boolean {
  if (folder?.startsWith('/') !== true || more.length > 0) return false;
  if (folder !== '/') facts.set('Service', 'WorkingDirectory', folder.replaceAll('%', '%%'));
  return true;
}

const STANDARD_PATH: ReadonlySet<ByteString> = new Set(
  ['/usr/local', '/usr', ''].flatMap((prefix) => [`${prefix}/sbin`, `${prefix}/bin`]),
);

function takeExport(words: readonly Word[], values: ScriptValues, facts: StartFacts): boolean {
  for (const word of words) {
    const text = literalText(word);
    const whole = values.text(word);
    // What systemd sets it to has all the usual folders.
    if ('obstacle' in whole && word.parts[0]?.kind === 'text' && word.parts[0].text.startsWith('PATH=')) continue;
    if ('obstacle' in whole) return false;
    const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(whole.value);
    const name = assignment?.[1] ?? text ?? '';
    const value = assignment?.[2] ?? values.textOf(name);
    if (value === undefined) return false;
    if (value === '' || (name === 'PATH' && value.split(':').every((folder) => STANDARD_PATH.has(folder)))) continue;
    facts.set('Service', 'Environment', quoteAssignment(name, value));
  }
  return true;
}

/** `NAME=value` as systemd reads it. */
export function quoteAssignment(name: ByteString, value: ByteString): ByteString {
  const text = `${name}=${value.replaceAll('%', '%%')}`;
  return /[ \t\n"'\\]/.test(text)
    ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
    : text;
}

/** Lock files of Red Hat and pid files that are in the way: systemd knows what runs. */
function takeLock(command: SimpleCommand, args: readonly ByteString[], facts: StartFacts): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-'));
  const isLock = paths.every((path) => path.startsWith('/var/lock/') || path.startsWith('/run/lock/'));
  const isPid = paths.every((path) => path.endsWith('.pid'));
  if (paths.length === 0 || !(isLock || isPid)) return false;
  facts.leave(command.span, isLock ? 'lock-file' : 'handled');
  return true;
}
