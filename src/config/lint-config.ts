/** The configuration of the linter in the form in which it is used; `read-config.ts` makes it from a file. */
import type { ByteString } from '../model/bytes.ts';
import type { Profile } from '../model/lint.ts';

/** Settings for some of the files. */
export interface LintOverride {
  readonly matches: (path: ByteString) => boolean;
  /** By rule or family: error, warning, info, off. */
  readonly rules: Readonly<Record<string, string>>;
  readonly profile: Profile | undefined;
}

export interface LintConfig {
  readonly profile: Profile | undefined;
  readonly rules: Readonly<Record<string, string>>;
  readonly overrides: readonly LintOverride[];
  /** Files that are not checked, however they were named. */
  readonly isIgnored: (path: ByteString) => boolean;
  /** Paths of conf files, relative ones taken from the configuration's folder. */
  readonly insservConf: readonly ByteString[];
  readonly knownFacilities: readonly ByteString[];
  readonly knownKeywords: readonly ByteString[];
  /** For `initorder migrate`, by the program's name. */
  readonly foreground: ReadonlyMap<ByteString, ForegroundSetting>;
}

/** How a program is kept in the foreground, so that systemd can watch it. */
export interface ForegroundSetting {
  readonly add: readonly ByteString[];
  readonly drop?: readonly ByteString[];
  readonly type?: 'exec' | 'notify';
  readonly reload?: ByteString;
}

/** What holds without a file. */
export const NO_CONFIG: LintConfig = {
  profile: undefined,
  rules: {},
  overrides: [],
  isIgnored: () => false,
  insservConf: [],
  knownFacilities: [],
  knownKeywords: [],
  foreground: new Map(),
};
