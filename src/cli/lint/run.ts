/** What a lint run is about, as the command line and the configuration have it: files, levels, profiles, knowledge. */
import type { LintConfig } from '../../config/lint-config.ts';
import { readFacilities } from '../../header/facility/definitions.ts';
import type { LintRun } from '../../lint/engine.ts';
import type { LintKnowledge } from '../../lint/script/context.ts';
import { bytesOfText, type ByteString } from '../../model/bytes.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import type { Io } from '../../host/io.ts';
import type { Unread } from '../../system/scripts/read.ts';
import { profileNamed } from './find-config.ts';
import { readLintFiles, type LintFiles } from './files.ts';
import { operandsOf } from './frame.ts';
import { makeLevels, type LevelOptions } from './levels.ts';
import { makeProgress } from './progress.ts';
import { readRootFacts, readRootScripts } from './root-facts.ts';

function listOf({ values }: ParsedArguments, name: string): readonly string[] {
  return (values.get(name) ?? []).flatMap((value) => value.split(',')).filter((word) => word !== '');
}

/** The options that choose rules and levels. */
export function levelOptions(parsed: ParsedArguments): LevelOptions {
  return { select: listOf(parsed, 'select'), ignore: listOf(parsed, 'ignore'), severity: listOf(parsed, 'severity') };
}

/** Standard input, read once: a run may look at its files twice. */
export function rememberInput(io: Io): Io {
  let input: ByteString | undefined;
  return { ...io, readInput: () => (input ??= io.readInput()) };
}

/** The scripts that operands and `--root` mean. */
export function readFiles(parsed: ParsedArguments, io: Io, config: LintConfig): LintFiles {
  const files = readLintFiles(io, operandsOf(parsed).map(bytesOfText), {
    stdinName: lastValue(parsed, 'stdin-filename'),
    cwd: io.cwd,
    heedsGitignore: !parsed.flags.has('no-ignore'),
    isIgnored: config.isIgnored,
  });
  const root = lastValue(parsed, 'root');
  if (root === undefined) return files;
  const folder = io.host.readFolder(bytesOfText(root));
  if (folder.kind === 'error') {
    const entry: Unread = { file: bytesOfText(root), kind: 'error', reason: folder.reason };
    return { ...files, unread: [...files.unread, entry] };
  }
  const known = new Set(files.scripts.map(({ path }) => path));
  const more = readRootScripts(io.host, bytesOfText(root)).filter(
    ({ path }) => !known.has(path) && !config.isIgnored(path),
  );
  return { ...files, scripts: [...files.scripts, ...more], isSet: true };
}

/** The run over these files. */
export function makeRun(parsed: ParsedArguments, io: Io, config: LintConfig, files: LintFiles): LintRun {
  const { flags, values } = parsed;
  const root = lastValue(parsed, 'root');
  const known = new Set(files.scripts.map(({ path }) => path));
  const world = readLintFiles(io, (values.get('world') ?? []).map(bytesOfText), {
    stdinName: undefined,
    cwd: io.cwd,
    heedsGitignore: !flags.has('no-ignore'),
    isIgnored: (path) => known.has(path),
  }).scripts;
  const facts = root === undefined ? undefined : readRootFacts(io.host, bytesOfText(root), files.scripts);
  const conf = [...(values.get('conf') ?? []).map(bytesOfText), ...config.insservConf];
  const knowledge: LintKnowledge = {
    facilities: new Set([
      ...config.knownFacilities,
      ...readConf(io, conf),
      ...(facts?.facilities === undefined ? [] : facts.facilities.byName.keys()),
    ]),
    keywords: new Set(config.knownKeywords),
  };
  const asked = profileNamed(lastValue(parsed, 'profile'));
  return {
    scripts: files.scripts,
    world,
    ...makeLevels(levelOptions(parsed), config),
    profileOf: (path) =>
      asked ??
      config.overrides.findLast(({ profile, matches }) => profile !== undefined && matches(path))?.profile ??
      config.profile,
    fallback: config.profile ?? 'lsb',
    knowledge,
    isSet: !flags.has('alone') && (files.isSet || world.length > 0),
    root: facts,
    reportsUnused: flags.has('report-unused-suppressions'),
    onProgress: makeProgress(io),
  };
}

function readConf(io: Io, paths: readonly ByteString[]): Iterable<ByteString> {
  const files = paths.flatMap((path) => {
    const result = io.host.readFile(path);
    return result.kind === 'text' ? [{ path, text: result.text }] : [];
  });
  return files.length === 0 ? [] : readFacilities(files).byName.keys();
}
