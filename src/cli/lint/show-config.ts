/** `--print-config` and `--show-files`: what a run would go by, without the run. */
import { RULES } from '../../lint/registry.ts';
import type { Rule } from '../../lint/rule.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { showName } from '../../render/text/show.ts';
import { lastValue, type ParsedArguments } from '../frame/command-spec.ts';
import { OK } from '../frame/exit-status.ts';
import type { Io } from '../../host/io.ts';
import { schemaAddress } from '../../model/web-address.ts';
import type { FoundConfig } from './find-config.ts';
import type { LintFiles } from './files.ts';
import { makeLevels, type LevelOptions } from './levels.ts';

/**
 * The configuration in force, command line included, in the form of a configuration file: kept as one it has the same effect.
 * Rules whose level depends on the profile of a script stay out of it, unless one profile holds for all.
 */
export function printConfig(parsed: ParsedArguments, io: Io, found: FoundConfig, options: LevelOptions): number {
  const { file, config } = found;
  const profile = lastValue(parsed, 'profile') ?? config.profile;
  const { levelOf } = makeLevels(options, config);
  const levels = RULES.map((rule): readonly [string, string | undefined] => [
    rule.id,
    levelOf(rule, '') ?? defaultLevel(rule, profile),
  ]);
  const value = {
    $schema: schemaAddress('config'),
    ...(profile !== undefined && { profile }),
    rules: Object.fromEntries(levels.filter(([, level]) => level !== undefined)),
    overrides: file?.value.overrides ?? [],
    ignores: [...(file?.value.ignores ?? []), ...(parsed.values.get('exclude') ?? [])],
    insservConf: file?.value.insservConf ?? [],
    knownFacilities: file?.value.knownFacilities ?? [],
    knownKeywords: file?.value.knownKeywords ?? [],
    ...(file?.value.foreground !== undefined && { foreground: file.value.foreground }),
  };
  io.stdout.write(bytesOfText(`${JSON.stringify(value, null, 2)}\n`));
  const from = file === undefined ? 'no configuration file' : `from ${showName(bytesOfText(file.path))}`;
  io.stderr.write(`initorder lint: ${from}\n`);
  return OK;
}

function defaultLevel({ level, levels }: Rule, profile: string | undefined): string | undefined {
  if (levels === undefined) return level;
  const own = Object.entries(levels).find(([name]) => name === profile)?.[1];
  return profile === undefined ? undefined : (own ?? level);
}

/** The files that would be checked: one a line, or as data. */
export function showFiles({ scripts }: LintFiles, isJson: boolean, io: Io): number {
  const paths = scripts.map(({ path }) => path);
  // Programs get the very bytes of a path, a terminal those that do no harm.
  const line = (path: ByteString): ByteString => `${io.stdout.isTerminal() ? showName(path) : path}\n`;
  const json = (): ByteString =>
    bytesOfText(`${JSON.stringify({ version: 1, files: paths.map(textOfBytes) }, null, 2)}\n`);
  io.stdout.write(isJson ? json() : paths.map(line).join(''));
  return OK;
}
