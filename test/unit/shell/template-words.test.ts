import { describe, expect, it } from 'vitest';
import { hasTemplateWord, isTemplate, isTemplateName } from '../../../src/shell/template-words.ts';
import { isWholeScript } from '../../../src/lint/whole-script.ts';

describe('words to be filled in', () => {
  it.each([
    '. %%RC_SUBR%%',
    '#!@SHELL@',
    'command="@sbindir@/anvil"',
    '# Provides: @@PROVIDES@@',
    'rcvar=anvil@bsd_enable@',
    '# Provides: #PACKAGE#',
    'a={{ name }}',
    'a={{- .Values.name }}',
    '{% if x %}',
    'a=<%= name %>',
    '<% if x %>',
  ])('are in %s', (text) => {
    expect(hasTemplateWord(text)).toBe(true);
  });

  it.each([
    'a="${b%%c}" d="${e%%f}"',
    'b=${a%%%*}',
    'mail root@host a@b',
    'ssh user@host@x',
    "date '+%Y%%m'",
    'a <%b',
    '{ { a; }; }',
    'x=@',
    '$@ "$@"',
    'unit=getty@tty1 other@',
    '###START###',
  ])('are not in %s', (text) => {
    expect(hasTemplateWord(text)).toBe(false);
  });
});

it('knows files from which scripts are made by their names', () => {
  expect(['a.in', 'd/a.init', 'a.sh.j2', 'a.erb', 'a.tmpl', 'init.d.ex'].map(isTemplateName)).not.toContain(false);
  expect(['a', 'init', 'in', 'd.in/a', 'a.sh', 'init.d/main'].map(isTemplateName)).not.toContain(true);
  expect(isTemplate('a', '#!/bin/sh\n')).toBe(false);
});

it('tells scripts from parts of scripts', () => {
  expect(['#!/bin/sh\n', '#! /bin/sh -', ' #!/bin/sh', '\xef\xbb\xbf#!/bin/sh'].map(isWholeScript)).not.toContain(
    false,
  );
  expect(['', '\n#!/bin/sh\n', '# PROVIDE: a\n', '-e #!/bin/sh\n'].map(isWholeScript)).not.toContain(true);
});
