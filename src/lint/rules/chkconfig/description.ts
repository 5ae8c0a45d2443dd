/** Rules about the `# description:` comment. */
import { REDHAT, REDHAT_LSB } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import type { ScriptContext } from '../../script/context.ts';
import { lsbText } from '../example-texts.ts';

function hasDescription({ headers, slips, lsb }: ScriptContext): boolean {
  return (
    (headers.chkconfig?.descriptions.length ?? 0) > 0 ||
    [...slips.values()].some(({ family, keyword }) => family === 'chkconfig' && keyword === 'description') ||
    lsb.isPresent('Description') ||
    lsb.isPresent('Short-Description')
  );
}

export const MISSING_DESCRIPTION: Rule = {
  id: 'chkconfig/missing-description',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: 'There is a chkconfig line, but neither `# description:` nor an LSB Description or Short-Description.',
  why: "The manual page asks for one; chkconfig shows the script's name instead.",
  message: 'a chkconfig line, but no description',
  help: 'add `# description:` and a sentence about the service',
  sources: ['chkconfig(8)'],
  check: (script, report) => {
    const { where } = script.chkconfig;
    if (where !== undefined && !hasDescription(script)) report(where);
  },
  bad: [
    { text: '# chkconfig: 345 20 80\n', lines: [1] },
    { text: `#!/bin/sh\n# chkconfig: 345 20 80\n${lsbText('# Provides: a')}`, lines: [2] },
  ],
  good: [
    { text: '# chkconfig: 345 20 80\n# description: a\n' },
    { text: `# chkconfig: 345 20 80\n${lsbText('# Short-Description: a')}` },
  ],
};

export const EMPTY_DESCRIPTION: Rule = {
  id: 'chkconfig/empty-description',
  level: 'warning',
  profiles: REDHAT,
  stage: 1,
  fix: 'none',
  what: '`# description:` has no text.',
  why: "chkconfig shows the script's name instead.",
  message: 'the description is empty',
  help: 'write a sentence about the service',
  sources: [],
  check: ({ headers, slips }, report) => {
    for (const { key, text } of headers.chkconfig?.descriptions ?? []) {
      if (text === '' && !slips.has(key.line)) report(key);
    }
  },
  bad: [
    { text: '# chkconfig: 345 20 80\n# description:\n', lines: [2] },
    { text: '# description:   \n', lines: [1] },
  ],
  good: [{ text: '# description: a\n' }, { text: '# description: \\\n#  a\n' }],
};

export const BROKEN_CONTINUATION: Rule = {
  id: 'chkconfig/broken-continuation',
  level: 'warning',
  profiles: REDHAT_LSB,
  stage: 1,
  fix: 'safe',
  what: 'A description line ends in a backslash but the next line is no comment.',
  why: 'chkconfig drops the whole description.',
  message: 'the description goes on over this backslash, but no comment follows: chkconfig drops all of it',
  help: 'delete the backslash',
  sources: [],
  check: ({ chkconfig, text }, report) => {
    for (const { code, span } of chkconfig.findings) {
      if (code !== 'chkconfig/broken-continuation') continue;
      let offset = span.offset;
      while (' \t'.includes(text.charAt(offset - 1))) offset -= 1;
      const edits = [{ offset, length: span.offset + 1 - offset, text: '' }];
      report(span, {}, { fix: { kind: 'safe', edits } });
    }
  },
  bad: [
    { text: '# description: a \\\necho\n', lines: [1], fixed: '# description: a\necho\n' },
    { text: '# description: a \\\n#   b \\\n\n', lines: [2], fixed: '# description: a \\\n#   b\n\n' },
  ],
  good: [{ text: '# description: a \\\n#   b\n' }, { text: '# description: a\n\n' }],
};
