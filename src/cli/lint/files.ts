/** Which files a lint run is about: operands, folders walked, patterns; each file is read once. */
import { readHeaders } from '../../header/all-dialects.ts';
import type { Host } from '../../host/door.ts';
import { readableText, type ScriptSource } from '../../lint/script/context.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import { isLeftOver } from '../../model/script-name.ts';
import { ShellBody } from '../../shell/body.ts';
import { TextLines } from '../../shell/text-lines.ts';
import { loadGlob } from '../frame/heavy.ts';
import type { Io } from '../../host/io.ts';
import type { Unread } from '../../system/scripts/read.ts';
import { withSlash } from '../../system/scripts/files.ts';
import { IgnoreFiles } from './ignore-files.ts';

export interface LintFiles {
  readonly scripts: readonly ScriptSource[];
  readonly unread: readonly Unread[];
  /** True if more than one file was meant, so that rules across files make sense. */
  readonly isSet: boolean;
}

export interface LintFileOptions {
  /** The name that standard input stands for, as text; undefined if it has none. */
  readonly stdinName: string | undefined;
  /** The working folder, as text. */
  readonly cwd: string;
  readonly heedsGitignore: boolean;
  readonly isIgnored: (path: ByteString) => boolean;
}

/** What stands for the name of standard input. */
const NO_NAME = '<stdin>';
/** A folder whose files are scripts, whatever is in them. */
const SCRIPT_FOLDER = /(?:^|\/)(?:init\.d|rc\.d)\/[^/]*$/;
/** Buildroot's packages have their scripts beside them, without a header: rcS runs them by their names. */
const BY_NUMBER = /(?:^|\/)S[0-9]{2}[A-Za-z][^/]*$/;
/** Where no scripts of one's own are. */
const SKIPPED_FOLDERS: ReadonlySet<ByteString> = new Set(['.git', '.hg', '.svn', 'node_modules']);
/** Larger files in a walked folder are no scripts. Those that are named are taken all the same. */
const PROBE = 65_536;

/** Reads the files that operands stand for, each path once. */
export function readLintFiles(
  { host, readInput }: Pick<Io, 'host' | 'readInput'>,
  operands: readonly ByteString[],
  options: LintFileOptions,
): LintFiles {
  const scripts = new Map<ByteString, ScriptSource>();
  const unread: Unread[] = [];
  let isSet = operands.length > 1;
  const add = (path: ByteString, isNamed: boolean): void => {
    if (scripts.has(path) || options.isIgnored(path)) return;
    const result = host.readFile(path);
    if (result.kind === 'text') {
      if (isNamed || looksLikeScript(path, result.text))
        scripts.set(path, { path, text: result.text, mode: host.modeOf(path) });
    } else if (result.kind === 'error') unread.push({ file: path, kind: 'error', reason: result.reason });
    else if (isNamed) unread.push({ file: path, kind: result.isFolder ? 'folder' : 'not-regular' });
  };
  for (const operand of operands) {
    if (operand === '-') {
      const path = bytesOfText(options.stdinName ?? NO_NAME);
      const isNameless = options.stdinName === undefined;
      scripts.set(path, { path, text: readInput(), isInput: true, isNameless });
      continue;
    }
    const kind = host.kindOf(operand);
    if (kind === 'folder') {
      isSet = true;
      for (const path of walk(host, operand, options)) add(path, false);
    } else if (kind === undefined && /[*?[{]/.test(operand)) {
      isSet = true;
      const paths = loadGlob()(textOfBytes(operand)).map(bytesOfText).sort();
      for (const path of paths) add(path, true);
      if (paths.length === 0) unread.push({ file: operand, kind: 'error', reason: 'no file has such a name' });
    } else add(operand, true);
  }
  return { scripts: [...scripts.values()], unread, isSet };
}

/** All files below a folder, in byte order; links to folders are not followed, so that no ring of them is walked. */
function* walk(host: Host, top: ByteString, { heedsGitignore, cwd }: LintFileOptions): Generator<ByteString> {
  const ignored = heedsGitignore ? new IgnoreFiles(host, cwd, top) : undefined;
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const listing = host.readFolder(folder);
    if (listing.kind === 'error') continue;
    if (listing.entries.some(({ name }) => name === '.gitignore')) ignored?.enter(folder);
    const inner: ByteString[] = [];
    for (const { name, kind } of listing.entries) {
      // Of the working folder the short names are taken: reports are held against those of other tools.
      const path = folder === '.' ? name : withSlash(folder) + name;
      if (kind === 'folder') {
        if (!SKIPPED_FOLDERS.has(name) && ignored?.isIgnored(path, true) !== true) inner.push(path);
      } else if (
        (kind === 'file' || kind === 'link') &&
        !isLeftOver(name) &&
        ignored?.isIgnored(path, false) !== true
      ) {
        yield path;
      }
    }
    folders.push(...inner.reverse());
  }
}

/** True for a file that lies among scripts, is called like one of Buildroot's, or has a header in its first part. Binary files are none. */
function looksLikeScript(path: ByteString, text: ByteString): boolean {
  const start = text.slice(0, PROBE);
  if (start.includes('\0')) return false;
  if (SCRIPT_FOLDER.test(path)) return baseName(path) !== 'README';
  if (/\.(?:md|html?|json|txt|patch|diff|rst|[0-9])$/.test(path)) return false;
  if (BY_NUMBER.test(path) && /^#![^\n]{0,80}sh\b/.test(start)) return true;
  const { lsb, rcorder, chkconfig } = readHeaders(readableText(start));
  const first = Math.min(
    ...[lsb?.begin, rcorder?.fields[0]?.key, chkconfig?.line?.key].map((span) => span?.line ?? Infinity),
  );
  if (first === Infinity) return false;
  // What a program writes into a script of its making is no header of its own.
  const { isQuoted, isHere } = new ShellBody(new TextLines(start));
  return isQuoted[first - 1] !== true && isHere[first - 1] !== true;
}
