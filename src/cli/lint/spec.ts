/** The command line of `initorder lint`. */
import { PROFILES } from '../../model/lint.ts';
import { COMMON_OPTIONS, type CommandSpec } from '../frame/command-spec.ts';
import { FORMATS } from './formats.ts';
import { loadRuleAndFamilyNames, loadRuleNames } from './late.ts';

export const LINT_SPEC: CommandSpec = {
  name: 'initorder lint',
  synopsis: '[option]... [PATH]...',
  about:
    'Check the headers and conventions of init scripts: LSB, chkconfig and rcorder.\n' +
    'PATH is a script, a folder (walked), a pattern, or - for standard input;\n' +
    'without one it is the working folder.',
  options: [
    { name: 'profile', value: 'NAME', choices: [...PROFILES], about: 'Hold all scripts to the rules of that system' },
    { name: 'format', letter: 'f', value: 'FORMAT', choices: [...FORMATS], about: 'How findings are printed' },
    { name: 'output-file', letter: 'o', value: 'FILE', about: 'Write to FILE what would be printed' },
    { name: 'fix', about: 'Make the safe repairs in the files' },
    { name: 'fix-unsafe', about: 'Make all suggested repairs as well' },
    { name: 'fix-modes', about: 'Make scripts executable that are not' },
    { name: 'diff', about: 'Print the repairs as a unified diff; nothing is changed' },
    {
      name: 'select',
      value: 'RULES',
      repeats: true,
      offers: () => loadRuleAndFamilyNames()(),
      about: 'Only these rules or families, separated by commas',
    },
    {
      name: 'ignore',
      value: 'RULES',
      repeats: true,
      offers: () => loadRuleAndFamilyNames()(),
      about: 'Not these rules or families',
    },
    {
      name: 'severity',
      value: 'RULE=LEVEL',
      repeats: true,
      offers: () => loadRuleAndFamilyNames()(),
      behind: ['error', 'warning', 'info', 'off'],
      about: 'Level of a rule: error, warning, info, off',
    },
    {
      name: 'fail-on',
      value: 'LEVEL',
      choices: ['error', 'warning', 'info', 'never'],
      about: 'Least level that makes the exit status 1; warning by default',
    },
    { name: 'exit-zero', about: 'Exit status 0 in spite of findings' },
    { name: 'max-warnings', value: 'N', about: 'Exit status 1 if there are more warnings' },
    { name: 'max-findings', value: 'N', about: 'Print no more findings than N, and how many are left out' },
    { name: 'quiet', letter: 'q', about: 'Errors only' },
    { name: 'statistics', about: 'How often each rule fired, in place of the findings' },
    { name: 'list-rules', about: 'List all rules; with --format json as data' },
    {
      name: 'explain',
      value: 'RULE',
      offers: () => loadRuleNames()(),
      about: 'Say what a rule is about; with --format json as data',
    },
    { name: 'root', value: 'DIR', about: 'Check the whole system below DIR: scripts, links, insserv.conf' },
    { name: 'world', value: 'PATH', repeats: true, about: 'Scripts that others may depend on, not checked themselves' },
    { name: 'alone', about: 'Take each file by itself: no rules across files' },
    { name: 'conf', letter: 'c', value: 'FILE', repeats: true, about: 'An insserv.conf whose facilities are known' },
    { name: 'stdin-filename', value: 'PATH', about: 'The name that standard input stands for' },
    { name: 'config', value: 'FILE', about: 'Configuration, in place of the one found upwards' },
    { name: 'no-config', about: 'Look for no configuration' },
    { name: 'print-config', about: 'Print the configuration in force, and stop' },
    { name: 'exclude', value: 'PATTERN', repeats: true, about: 'Leave out files of such a name, as in .gitignore' },
    { name: 'no-ignore', about: 'Heed no .gitignore' },
    { name: 'show-files', about: 'Print the files that would be checked, and stop' },
    { name: 'baseline', value: 'FILE', about: 'Leave out the findings that FILE lists' },
    { name: 'update-baseline', about: 'Write the present findings to the baseline FILE' },
    { name: 'report-unused-suppressions', about: 'Report comments that silence nothing' },
    ...COMMON_OPTIONS,
  ],
  examples: [
    { command: 'initorder lint /etc/init.d', about: 'all scripts of a folder' },
    { command: 'initorder lint --root /mnt/image', about: 'a whole system, links included' },
    { command: 'initorder lint --diff /etc/init.d/anvil', about: 'what would be repaired' },
    { command: 'initorder lint --format github files/*.in', about: 'annotations in GitHub Actions' },
    { command: 'initorder lint --explain header/repeated-blank', about: 'what a rule is about' },
  ],
  epilogue:
    'Exit status: 0 nothing at or above --fail-on; 1 findings, or with --diff\n' +
    'repairs; 2 wrong use or configuration, or a file that cannot be read; 3 a\n' +
    'fault of the program.',
};
