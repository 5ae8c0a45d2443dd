/** Finds the configuration file upwards from the working folder, checks it, and makes it into what a run needs. */
import { CONFIG_SCHEMA } from '../../config/config-schema.ts';
import { NO_CONFIG, type LintConfig } from '../../config/lint-config.ts';
import type { Host } from '../../host/host.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { PROFILES, type Profile } from '../../model/lint.ts';
import { nearestName } from '../../model/nearest.ts';
import { loadIgnore, loadSchema, type SchemaFault } from '../heavy.ts';
import { absolute, folderOf } from './absolute-path.ts';
import { judgeRuleName } from './lint-levels.ts';

const NAMES = ['initorder.config.json', '.initorderrc.json'];

/** The configuration, or what is wrong with it. */
export type ConfigResult = { readonly config: LintConfig } | { readonly wrong: string };

/** @param asked the value of `--config`, if there is one */
export function findConfig(host: Host, cwd: string, asked: string | undefined): ConfigResult {
  if (asked !== undefined) {
    const result = host.readFile(bytesOfText(asked));
    if (result.kind !== 'text')
      return { wrong: `cannot read ${asked}: ${result.kind === 'error' ? result.reason : 'no regular file'}` };
    return readConfig(asked, folderOf(absolute(cwd, asked)), cwd, result.text);
  }
  for (let folder = cwd; ; folder = folderOf(folder)) {
    for (const name of NAMES) {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      const result = host.readFile(bytesOfText(path));
      if (result.kind === 'text') return readConfig(path, folder, cwd, result.text);
    }
    if (folder === '/' || !folder.includes('/')) return { config: NO_CONFIG };
  }
}

/** The form that the schema asks for. */
interface ConfigFile {
  readonly profile?: Profile;
  readonly rules?: Readonly<Record<string, string>>;
  readonly overrides?: readonly {
    readonly files: readonly string[];
    readonly rules?: Readonly<Record<string, string>>;
    readonly profile?: Profile;
  }[];
  readonly ignores?: readonly string[];
  readonly insservConf?: readonly string[];
  readonly knownFacilities?: readonly string[];
  readonly knownKeywords?: readonly string[];
}

function readConfig(path: string, folder: string, cwd: string, bytes: ByteString): ConfigResult {
  let value: unknown;
  try {
    value = JSON.parse(textOfBytes(bytes));
  } catch (error) {
    return { wrong: `${path} is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const faults: SchemaFault[] = [];
  const isRight = loadSchema()(CONFIG_SCHEMA, (fault) => faults.push(fault));
  if (!isConfig(value, isRight)) return { wrong: `${path}: ${wordFault(faults[0])}` };
  for (const rules of [value.rules, ...(value.overrides ?? []).map((override) => override.rules)]) {
    const wrong = Object.keys(rules ?? {})
      .map(judgeRuleName)
      .find((message) => message !== undefined);
    if (wrong !== undefined) return { wrong: `${path}: ${wrong}` };
  }
  return { config: makeConfig(value, folder, cwd) };
}

function isConfig(value: unknown, isRight: (value: unknown) => boolean): value is ConfigFile {
  return isRight(value);
}

function wordFault(fault: SchemaFault | undefined): string {
  if (fault === undefined) return 'not as the schema has it';
  const { where, found, expected, unknown, known } = fault;
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    return `${where === '' ? 'the configuration' : where} has no setting '${unknown}'${nearest === undefined ? `; there are ${known.join(', ')}` : `; did you mean '${nearest}'?`}`;
  }
  const nearest = typeof found === 'string' ? nearestName(found, known) : undefined;
  const shown = JSON.stringify(found).slice(0, 80);
  return `${where === '' ? 'the configuration' : where} must be ${expected}, not ${shown}${nearest === undefined ? '' : `; did you mean '${nearest}'?`}`;
}

function makeConfig(file: ConfigFile, folder: string, cwd: string): LintConfig {
  const matcher = (patterns: readonly string[]): ((path: ByteString) => boolean) => {
    if (patterns.length === 0) return () => false;
    const rules = loadIgnore()(patterns.join('\n'));
    const home = folder === '/' ? '/' : `${folder}/`;
    return (path) => {
      const whole = absolute(cwd, textOfBytes(path));
      return whole.startsWith(home) && whole.length > home.length && rules(whole.slice(home.length));
    };
  };
  return {
    profile: file.profile,
    rules: file.rules ?? {},
    overrides: (file.overrides ?? []).map(({ files, rules = {}, profile }) => ({
      matches: matcher(files),
      rules,
      profile,
    })),
    isIgnored: matcher(file.ignores ?? []),
    insservConf: (file.insservConf ?? []).map((path) => bytesOfText(absolute(folder, path))),
    knownFacilities: (file.knownFacilities ?? []).map(bytesOfText),
    knownKeywords: (file.knownKeywords ?? []).map(bytesOfText),
  };
}

/** The profile of a name that the argument parser has checked. */
export function profileNamed(name: string | undefined): Profile | undefined {
  return PROFILES.find((profile) => profile === name);
}
