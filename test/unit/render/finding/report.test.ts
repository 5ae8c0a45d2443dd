import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/model/finding.ts';
import { wholeFile, type Place } from '../../../../src/model/place.ts';
import { renderFinding } from '../../../../src/render/finding/report.ts';
import { PLAIN, type Paint } from '../../../../src/render/text/paint.ts';

const TEXT = '#!/bin/sh\n# PROVIDE: a\n# REQUIRE: gone\n';
const sources = (file: string): string | undefined => (file === 'gone-file' ? undefined : TEXT);

function placeIn(file: string, line = 3): Place {
  return { file, line, column: 12, offset: 34, length: 4 };
}

function finding(given: Partial<Finding>): Finding {
  return {
    code: 'order/unmet-requirement',
    severity: 'error',
    place: placeIn('a'),
    args: { name: 'gone', scripts: 1 },
    also: [],
    ...given,
  };
}

function render(given: Partial<Finding>, paint: Paint = PLAIN): readonly string[] {
  return renderFinding(finding(given), sources, paint).split('\n');
}

const HELP = '= help: add the script that provides it to the list, or delete the word';

describe('renderFinding', () => {
  it('calls the field that has no such name as its block does', () => {
    const labelOf = (field: string): string => render({ args: { name: 'gone', scripts: 1, field } }).join(' ');
    expect(labelOf('Required-Start')).toContain("no Provides line has `gone'");
    expect(labelOf('REQUIRE')).toContain("no PROVIDE line has `gone'");
  });

  it('shows title, place, line, underlined word, label and help, and ends in a blank line', () => {
    expect(render({})).toEqual([
      "error: none of these scripts provides `gone', which a requires",
      ' --> a:3:12',
      '  |',
      '3 | # REQUIRE: gone',
      "  |            ^^^^ no PROVIDE line has `gone'",
      `  ${HELP}`,
      '',
      '',
    ]);
  });

  it('makes room for the longest line number', () => {
    expect(render({ place: placeIn('a', 1234) }).slice(1, 4)).toEqual([
      '    --> a:1234:12',
      '     |',
      '1234 | # REQUIRE: gone',
    ]);
  });

  it('lists further places below the excerpt', () => {
    expect(render({ also: [placeIn('b'), placeIn('c\x1b', 7)] }).slice(5, 7)).toEqual([
      ' --> b:3:12',
      ' --> c\\x1b:7:12',
    ]);
  });

  it('puts a label that does not fit behind the word below it', () => {
    const name = 'x'.repeat(60);
    expect(render({ args: { name, scripts: 1 } }).slice(4, 6)).toEqual([
      '  |            ^^^^',
      `  = no PROVIDE line has \`${name}'`,
    ]);
  });

  it('tells the place without its line where the file can no longer be read', () => {
    expect(render({ place: placeIn('gone-file') }).slice(1, 3)).toEqual([
      ' --> gone-file:3:12',
      "  = no PROVIDE line has `gone'",
    ]);
  });

  it('shows no place for a whole file, and no help where there is none', () => {
    expect(render({ code: 'order/not-regular', severity: 'info', place: wholeFile('p'), args: {} })).toEqual([
      'info: p is no regular file; it is left out',
      '',
      '',
    ]);
  });

  it('leaves out a place whose label is empty only to the underline', () => {
    const lines = render({ code: 'order/not-regular', severity: 'info', args: {} });
    expect(lines[4]).toBe('  |            ^^^^');
  });

  it('paints by meaning', () => {
    const brush =
      (name: string) =>
      (text: string): string =>
        `<${name}:${text}>`;
    const paint: Paint = {
      error: brush('error'),
      warning: brush('warning'),
      info: brush('info'),
      help: brush('help'),
      frame: brush('frame'),
      strong: brush('strong'),
    };
    const lines = render({ code: 'order/unknown-before', severity: 'warning', also: [placeIn('b')] }, paint);
    expect(lines).toEqual([
      "<warning:warning:> <strong:none of these scripts provides `gone', before which a is to come>",
      ' <frame:-->> a:3:12',
      '  <frame:|>',
      '<frame:3> <frame:|> # REQUIRE: gone',
      '  <frame:|>            <warning:^^^^> <warning:the word has no effect>',
      ' <frame:-->> b:3:12',
      '  <frame:=> <help:help:> add the script that provides it to the list, or delete the word',
      '',
      '',
    ]);
  });
});
