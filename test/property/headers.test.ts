import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChkconfigOverride, readChkconfigService } from '../../src/header/chkconfig/strict.ts';
import { readFacilities } from '../../src/header/facility/definitions.ts';
import { readHeaders } from '../../src/header/all-dialects.ts';
import { readInsserv } from '../../src/header/insserv/reader.ts';
import { lsbField, readLsb } from '../../src/header/lsb/reader.ts';
import { readRcorder } from '../../src/header/rcorder/reader.ts';
import type { Headers } from '../../src/model/header.ts';
import type { Span, Word } from '../../src/model/place.ts';
import { agrees, standsAt } from '../unit/header/spans.ts';
import { headerTexts } from './header-texts.ts';

const RUNS = { numRuns: 2000 };

/** All words of the dialects that read a script line by line, so that words stand in it as they are. */
function plainWords({ lsb, chkconfig }: Headers): Word[] {
  const line = chkconfig?.line;
  return [
    ...(lsb?.fields ?? []).flatMap((field) => [field.key, field.value, ...field.words, ...field.continuation]),
    ...(line ? [line.key, line.levels, line.start, line.stop] : []),
    ...(chkconfig?.descriptions ?? []).flatMap(({ key, language, lines }) => [
      key,
      ...(language ? [language] : []),
      ...lines,
    ]),
    ...(chkconfig?.fields ?? []).flatMap((field) => [field.key, field.value, ...field.words]),
  ];
}

function allSpans(headers: Headers): Span[] {
  const { lsb, rcorder, findings } = headers;
  return [
    ...plainWords(headers),
    ...(rcorder?.fields ?? []).flatMap((field) => [field.key, ...field.words]),
    ...(lsb ? [lsb.begin] : []),
    ...(lsb?.end ? [lsb.end] : []),
    ...findings.map((finding) => finding.span),
  ];
}

describe('readHeaders', () => {
  it('keeps every place inside the text, with line and column those of its offset', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        expect(allSpans(readHeaders(text)).filter((span) => !agrees(text, span))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('points at the very bytes of each word that was not joined', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        expect(plainWords(readHeaders(text)).filter((word) => !standsAt(text, word))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('finds in a joined rcorder word the bytes of its place without continuations', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        for (const word of readHeaders(text).rcorder?.fields.flatMap((field) => field.words) ?? []) {
          const slice = text.slice(word.offset, word.offset + word.length);
          expect(slice.replaceAll('\\\n', '')).toBe(word.text);
        }
      }),
      RUNS,
    );
  });

  it('gives findings in the order of the text, with the bytes that stand there', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        const { findings } = readHeaders(text);
        const offsets = findings.map((finding) => finding.span.offset);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        for (const { span, text: found } of findings)
          expect(text.slice(span.offset, span.offset + span.length)).toBe(found);
      }),
      RUNS,
    );
  });
});

describe('readRcorder', () => {
  it('reads the same header from any longer text once it says that it is complete', () => {
    fc.assert(
      fc.property(headerTexts, headerTexts, (start, rest) => {
        const head = `${start}\n\n# PROVIDE: a\nexit\n`;
        const reading = readRcorder(head);
        expect(reading.complete).toBe(true);
        expect(readRcorder(head + rest)).toEqual(reading);
      }),
      RUNS,
    );
  });
});

describe('readInsserv', () => {
  it('points at the very bytes of each word', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        const { fields, begin, end } = readInsserv(text);
        const words = Array.from(fields.values(), (field) => [field.key, field.value, ...field.words]).flat();
        expect(words.filter((word) => !standsAt(text, word))).toEqual([]);
        expect([begin, end].every((span) => span === undefined || agrees(text, span))).toBe(true);
      }),
      RUNS,
    );
  });

  it('agrees with the generous reader on every block without a slip', () => {
    const word = fc.stringMatching(/^[$+]?[a-z][a-z0-9._-]{0,8}$/);
    const level = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', 'S');
    const lists = ['Provides', 'Required-Start', 'Required-Stop', 'Should-Start', 'X-Start-Before', 'X-Stop-After'];
    const line = fc.oneof(
      fc.tuple(fc.constantFrom(...lists), fc.array(word, { maxLength: 9 })),
      fc.tuple(fc.constantFrom('Default-Start', 'Default-Stop'), fc.array(level)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ([keyword]) => keyword }), (lines) => {
        const fields = lines.map(([keyword, words]) => `# ${keyword}: ${words.join(' ')}\n`);
        const text = `#!/bin/sh\n### BEGIN INIT INFO\n${fields.join('')}### END INIT INFO\nexit 0\n`;
        const { header, findings } = readLsb(text);
        const reading = readInsserv(text);
        expect([findings, reading.block, reading.fields.size]).toEqual([[], 'complete', lines.length]);
        for (const field of reading.fields.values()) {
          expect(field.words).toEqual(header && lsbField(header, field.keyword)?.words);
        }
      }),
    );
  });
});

describe('readChkconfigOverride', () => {
  it('points at the very bytes of each word', () => {
    fc.assert(
      fc.property(headerTexts, fc.constantFrom(undefined, '', 'de'), (text, language) => {
        const facts = readChkconfigOverride(text, language);
        fc.pre(facts !== undefined);
        const { lists, provides, levelsFrom, startFrom, stopFrom } = facts;
        const words = [...Object.values(lists).flat(), ...provides, ...levelsFrom];
        for (const word of [startFrom, stopFrom]) if (word !== undefined) words.push(word);
        expect(words.filter((word) => !standsAt(text, word))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('refuses just what the reader of scripts refuses for a broken line, and that at a place of the text', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        const service = readChkconfigService(text);
        const span = service.supported ? undefined : service.span;
        expect(readChkconfigOverride(text) === undefined).toBe(span !== undefined);
        expect(span === undefined || agrees(text, span)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('readFacilities', () => {
  it('gives plain members only, each with a way that starts at its facility and ends at its word', () => {
    const names = ['$a', '$b', '$c', '$d'];
    const word = fc.constantFrom(...names, ...names, 'p', '+p', 'q', 'r', '$x', '+$a');
    const line = fc.tuple(fc.constantFrom(...names), fc.array(word, { maxLength: 6 })).map(([name, words]) => {
      return `${name} ${words.join(' ')}\n`;
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('');
        const { byName } = readFacilities([{ path: 'conf', text }]);
        for (const { name, members } of byName.values()) {
          for (const member of members) {
            expect(member.name.startsWith('$') && !member.optional).toBe(false);
            expect(member.uses[0]?.facility).toBe(name);
            const words = member.uses.map(({ place }) => text.slice(place.offset, place.offset + place.length));
            const next = member.uses.slice(1).map((use) => use.facility);
            expect(words).toEqual([...next, `${member.optional ? '+' : ''}${member.name}`]);
          }
        }
      }),
      RUNS,
    );
  });

  it('reads any bytes', () => {
    fc.assert(
      fc.property(headerTexts, (text) => {
        const conf = text.replaceAll('# ', '$');
        for (const { definitions } of readFacilities([{ path: 'conf', text: conf }]).byName.values()) {
          expect(definitions.filter((place) => !agrees(conf, place))).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});
