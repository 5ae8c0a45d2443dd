import { lint, type LintRun } from '../../src/lint/engine.ts';
import { RULES } from '../../src/lint/registry.ts';
import { NO_KNOWLEDGE } from '../../src/lint/script/context.ts';
import { bytesOfText } from '../../src/model/bytes.ts';
import type { LintFinding } from '../../src/model/lint.ts';

/** Lints texts (bytes, one code unit each, are texts too) with all rules at their own levels; those that are off stay off. */
export function lintTexts(
  files: readonly { readonly path: string; readonly text: string }[],
  options: Partial<LintRun> = {},
): readonly LintFinding[] {
  return lint({
    scripts: files.map(({ path, text }) => ({ path, text: isBytes(text) ? text : bytesOfText(text), mode: 0o755 })),
    world: [],
    rules: RULES.filter(({ isOff }) => isOff !== true),
    levelOf: () => undefined,
    profileOf: () => undefined,
    fallback: 'lsb',
    knowledge: NO_KNOWLEDGE,
    isSet: files.length > 1,
    reportsUnused: false,
    ...options,
  });
}

/** `path:line rule` of findings. */
export function namesOf(findings: readonly LintFinding[]): readonly string[] {
  return findings.map(({ rule, place }) => `${place.file}:${place.line} ${rule.id}`);
}

function isBytes(text: string): boolean {
  return /^[\x00-\xff]*$/.test(text);
}
