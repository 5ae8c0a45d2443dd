/** Finds the configuration file upwards from the working folder, checks it, and makes it into what a run needs. */
import { CONFIG_SCHEMA } from '../../config/schema.ts';
import { judgeSizes } from '../../config/sizes.ts';
import { NO_CONFIG, type ForegroundSetting, type LintConfig } from '../../config/lint-config.ts';
import { readJson } from '../../config/read-json.ts';
import type { Host } from '../../host/door.ts';
import { bytesOfText, textOfBytes, type ByteString } from '../../model/bytes.ts';
import { PROFILES, type Profile } from '../../model/lint.ts';
import { nearestName } from '../../model/nearest.ts';
import { shortenName, showName, showPath } from '../../render/text/show.ts';
import { whyUnread } from './why-unread.ts';
import { loadIgnore, loadSchema } from '../frame/heavy.ts';
import type { SchemaFault } from '../frame/schema-check.ts';
import { absolute, folderOf } from './absolute-path.ts';
import { judgeRuleName } from './rule-names.ts';

const NAMES = ['initorder.config.json', '.initorderrc.json'];

/** The configuration, or what is wrong with it. */
export type ConfigResult = FoundConfig | { readonly wrong: string };

export interface FoundConfig {
  readonly config: LintConfig;
  /** The file that it is from, and what stands in it; undefined if there is none. */
  readonly file?: { readonly path: string; readonly value: ConfigFile };
}

/** @param asked the value of `--config`, if there is one */
export function findConfig(host: Host, cwd: string, asked: string | undefined): ConfigResult {
  if (asked !== undefined) {
    const result = host.readFile(bytesOfText(asked));
    if (result.kind !== 'text') return { wrong: `cannot read ${show(asked)}: ${whyUnread(result)}` };
    return readConfig(asked, folderOf(absolute(cwd, asked)), cwd, result.text);
  }
  for (let folder = cwd; ; folder = folderOf(folder)) {
    for (const name of NAMES) {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      const result = host.readFile(bytesOfText(path));
      if (result.kind === 'text') return readConfig(path, folder, cwd, result.text);
      // One that is there and cannot be read must not pass for none.
      if (result.kind === 'not-regular' || !NOT_THERE.has(result.code)) {
        return { wrong: `cannot read ${show(path)}: ${whyUnread(result)}` };
      }
    }
    if (folder === '/' || !folder.includes('/')) return { config: NO_CONFIG };
  }
}

const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EACCES']);

function show(path: string): string {
  return textOfBytes(showPath(bytesOfText(path)));
}

/** The form that the schema asks for. */
export interface ConfigFile {
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
  readonly foreground?: Readonly<Record<string, ForegroundSetting>>;
}

const MOST_BYTES = 1 << 20;

function readConfig(path: string, folder: string, cwd: string, bytes: ByteString): ConfigResult {
  const shown = show(path);
  const reading = readJson(bytes, MOST_BYTES);
  if ('wrong' in reading) return { wrong: `${shown} ${reading.wrong}` };
  const { value } = reading;
  const tooMany = judgeSizes(value);
  if (tooMany !== undefined) return { wrong: `${shown}: ${tooMany}` };
  const faults: SchemaFault[] = [];
  const isRight = loadSchema()(CONFIG_SCHEMA, (fault) => faults.push(fault));
  if (!isConfig(value, isRight)) return { wrong: `${shown}: ${wordFault(faults[0])}` };
  for (const rules of [value.rules, ...(value.overrides ?? []).map((override) => override.rules)]) {
    for (const name of Object.keys(rules ?? {})) {
      const wrong = judgeRuleName(name);
      if (wrong !== undefined) return { wrong: `${shown}: ${wrong}` };
    }
  }
  return { config: makeConfig(value, folder, cwd), file: { path, value } };
}

function isConfig(value: unknown, isRight: (value: unknown) => boolean): value is ConfigFile {
  return isRight(value);
}

function wordFault(fault: SchemaFault | undefined): string {
  if (fault === undefined) return 'not as the schema has it';
  const { where, found, expected, unknown, known } = fault;
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    return `${where === '' ? 'the configuration' : where} has no setting '${shortText(unknown)}'${nearest === undefined ? `; there are ${known.join(', ')}` : `; did you mean '${nearest}'?`}`;
  }
  const nearest = typeof found === 'string' ? nearestName(found, known) : undefined;
  const shown = shortText(JSON.stringify(found));
  return `${where === '' ? 'the configuration' : where} must be ${expected}, not ${shown}${nearest === undefined ? '' : `; did you mean '${nearest}'?`}`;
}

/** No character of a setting acts on a terminal, and none hides the sentence. */
function shortText(text: string): string {
  return textOfBytes(showName(shortenName(bytesOfText(text), 80)));
}

/** Patterns of `.gitignore`, as seen from a folder. */
function makeMatcher(patterns: readonly string[], folder: string, cwd: string): (path: ByteString) => boolean {
  if (patterns.length === 0) return () => false;
  const rules = loadIgnore()(patterns.join('\n'));
  const home = folder === '/' ? '/' : `${folder}/`;
  return (path) => {
    const whole = absolute(cwd, textOfBytes(path));
    return whole.startsWith(home) && whole.length > home.length && rules(whole.slice(home.length));
  };
}

/** The configuration with what `--exclude` names left out too: patterns from the working folder, or whole paths. */
export function excluding(config: LintConfig, patterns: readonly string[], cwd: string): LintConfig {
  if (patterns.length === 0) return config;
  const plain = patterns.map((pattern) => pattern.replace(/^(?:\.\/+)+(?=.)/, ''));
  const [isNear, isAnywhere] = [makeMatcher(plain, cwd, cwd), makeMatcher(plain, '/', cwd)];
  return { ...config, isIgnored: (path) => config.isIgnored(path) || isNear(path) || isAnywhere(path) };
}

function makeConfig(file: ConfigFile, folder: string, cwd: string): LintConfig {
  const matcher = (patterns: readonly string[]): ((path: ByteString) => boolean) => makeMatcher(patterns, folder, cwd);
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
    foreground: new Map(
      Object.entries(file.foreground ?? {}).map(([program, { add, drop, ...rest }]) => [
        bytesOfText(program),
        { add: add.map(bytesOfText), ...(drop !== undefined && { drop: drop.map(bytesOfText) }), ...rest },
      ]),
    ),
  };
}

/** The profile of a name that the argument parser has checked. */
export function profileNamed(name: string | undefined): Profile | undefined {
  return PROFILES.find((profile) => profile === name);
}
