import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLsbGraph } from '../../src/graph/build/lsb.ts';
import { buildRcorderGraph } from '../../src/graph/build/rcorder.ts';
import { readFacilities } from '../../src/header/facility/definitions.ts';
import { readInsserv } from '../../src/header/insserv/reader.ts';
import { readRcorder, rcorderWords } from '../../src/header/rcorder/reader.ts';
import type { DependencyGraph } from '../../src/model/graph.ts';

const RUNS = { numRuns: 500 };
const NAMES = ['a', 'b', 'c', 'd', 'e'];
const words = fc.array(fc.constantFrom(...NAMES, '+a', '$f', '$all', '$null', 'x'), { maxLength: 4 });
const levels = fc.subarray(['S', '0', '2', '3']);

/** The arcs of a graph, each with its ends, its word and its resolution. */
function arcsOf({ arcs, words: all, resolutions }: DependencyGraph) {
  return Array.from(arcs.first, (first, arc) => ({
    first,
    then: arcs.then[arc] ?? -1,
    word: all[arcs.word[arc] ?? -1],
    resolution: resolutions[arcs.resolution[arc] ?? -1],
  }));
}

describe('buildRcorderGraph', () => {
  const text = fc.record({ provide: words, require: words, before: words }).map(({ provide, require, before }) => {
    return `# PROVIDE: ${provide.join(' ')}\n# REQUIRE: ${require.join(' ')}\n# BEFORE: ${before.join(' ')}\n`;
  });

  it('makes for every word an arc to or from every provider of its name, and no other', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const scripts = texts.map((script, i) => ({ file: `s${i}`, header: readRcorder(script) }));
        const expected: string[] = [];
        for (const [script, { header }] of scripts.entries()) {
          for (const [other, { header: otherHeader }] of scripts.entries()) {
            const names = new Set(rcorderWords(otherHeader, 'PROVIDE').map((word) => word.text));
            const required = rcorderWords(header, 'REQUIRE').filter((word) => names.has(word.text));
            const before = rcorderWords(header, 'BEFORE').filter((word) => names.has(word.text));
            expected.push(...required.map((word) => `${other} ${script} ${word.offset}`));
            expected.push(...before.map((word) => `${script} ${other} ${word.offset}`));
          }
        }
        const found = arcsOf(buildRcorderGraph(scripts)).map(({ first, then, word }) => {
          return `${first} ${then} ${word?.word.offset ?? ''}`;
        });
        expect(found.sort()).toEqual(expected.sort());
      }),
      RUNS,
    );
  });
});

describe('buildLsbGraph', () => {
  const header = fc
    .record({ provides: words, required: words, should: words, before: words, start: levels, stop: levels })
    .map(({ provides, required, should, before, start, stop }) => {
      const fields = [
        ...['start', 'stop'].flatMap((direction) => [
          `# Required-${direction}: ${required.join(' ')}`,
          `# Should-${direction}: ${should.join(' ')}`,
        ]),
        `# Provides: ${provides.join(' ')}`,
        `# X-Start-Before: ${before.join(' ')}`,
        `# X-Stop-After: ${before.join(' ')}`,
        `# Default-Start: ${start.join(' ')}`,
        `# Default-Stop: ${stop.join(' ')}`,
      ];
      return `### BEGIN INIT INFO\n${fields.join('\n')}\n### END INIT INFO\n`;
    });
  const facilities = readFacilities([{ path: 'conf', text: '$f c +d $g\n$g e\n' }]);
  const scripts = fc.array(header, { maxLength: 8 }).map((texts) => {
    return texts.map((text, i) => ({ file: NAMES[i] ?? `s${i}`, reading: readInsserv(text) }));
  });

  it('ties a script only to others that it may meet, and that provide what its word stands for', () => {
    fc.assert(
      fc.property(scripts, fc.constantFrom('start', 'stop'), (list, direction) => {
        for (const { first, then, word, resolution } of arcsOf(buildLsbGraph(list, facilities, direction))) {
          const [a, b] = [first, then].map((script) => {
            const reading = list[script]?.reading;
            return (direction === 'start' ? reading?.defaultStart : reading?.defaultStop)?.set ?? 0;
          });
          expect(a === 0 || b === 0 || ((a ?? 0) & (b ?? 0)) !== 0).toBe(true);
          expect(first).not.toBe(then);
          expect([first, then]).toContain(word?.script);
          const other = list[first === word?.script ? then : first];
          const provided = other?.reading.fields.get('Provides')?.words.map(({ text }) => text) ?? [];
          const names = provided.length > 0 ? provided : [other?.file];
          if (resolution?.name !== '$all') expect(names).toContain(resolution?.name);
        }
      }),
      RUNS,
    );
  });

  it('orders the stop as the reverse of the start where the fields of both are the same', () => {
    fc.assert(
      fc.property(scripts, (list) => {
        const alike = list.map(({ file, reading }) => ({
          file,
          reading: { ...reading, defaultStop: reading.defaultStart },
        }));
        const start = arcsOf(buildLsbGraph(alike, facilities, 'start')).map(({ first, then }) => `${first} ${then}`);
        const stop = arcsOf(buildLsbGraph(alike, facilities, 'stop')).map(({ first, then }) => `${then} ${first}`);
        expect(stop.sort()).toEqual(start.sort());
      }),
      RUNS,
    );
  });
});
