import { describe, expect, it } from 'vitest';
import { readChkconfigOverride, readChkconfigService } from '../../../../src/header/chkconfig/strict.ts';
import type { ChkconfigFacts } from '../../../../src/model/chkconfig-service.ts';
import { standsAt } from '../spans.ts';

function levelNames(mask: number): string {
  return Array.from({ length: 32 }, (_, bit) => bit)
    .filter((bit) => (mask & (1 << bit)) !== 0)
    .join(' ');
}

/** What the text says as `levels/start/stop`, with `lsb` behind if it has a block; or why it is refused. */
function readingOf(text: string, language?: string): string {
  const service = readChkconfigService(text, language);
  if (!service.supported) {
    const { span } = service;
    return span ? `${service.reason} ${span.line}:${span.column}+${span.length}` : service.reason;
  }
  return `${levelNames(service.levels)}/${service.start}/${service.stop}${service.lsb ? ' lsb' : ''}`;
}

function factsOf(text: string): ChkconfigFacts {
  const facts = readChkconfigOverride(text);
  if (facts === undefined) throw new Error('the text is refused');
  return facts;
}

describe('readChkconfigService', () => {
  describe('name lists', () => {
    it('splits at all white space and takes the last line of a kind', () => {
      const { lists } = factsOf('# Required-Start: a\n# Required-Start:b\t$c\rd\ve \n# Should-Stop: +x y,z\n');
      expect(lists['Required-Start'].map((word) => word.text)).toEqual(['b', '$c', 'd', 'e']);
      expect(lists['Should-Stop'].map((word) => word.text)).toEqual(['+x', 'y,z']);
      expect(lists['Required-Stop']).toEqual([]);
      expect(lists['Should-Start']).toEqual([]);
    });

    it('takes a list away for an empty line', () => {
      expect(factsOf('# Required-Stop: a\n# Required-Stop:\n').lists['Required-Stop']).toEqual([]);
    });

    it('takes the last Provides line that has words', () => {
      const { provides } = factsOf('# Provides: a\n# Provides: b c\n# Provides: \n');
      expect(provides.map((word) => word.text)).toEqual(['b', 'c']);
      expect(factsOf('# Provides:\n').provides).toEqual([]);
    });

    it('does not read a list beyond its line, nor behind a NUL', () => {
      expect(factsOf('# Should-Start:\na b\n').lists['Should-Start']).toEqual([]);
      const { lists, provides } = factsOf('# Should-Start: a\0b c\n# Provides: d\n');
      expect(lists['Should-Start'].map((word) => word.text)).toEqual(['a']);
      expect(provides).toEqual([]);
    });

    it('reads lists in scripts without a block, too', () => {
      expect(readChkconfigService('# chkconfig: 3 20 80\n# Provides: a\n')).toMatchObject({
        supported: true,
        lsb: false,
        provides: [{ text: 'a', line: 2, column: 13 }],
      });
    });
  });

  it('tells what set the levels and the priorities', () => {
    const text = '# chkconfig: 35\n 20 80 x\n# chkconfig: 2 1 1\n# Default-Start: 2\n\t4\n# Default-Stop: 5\n';
    const { levelsFrom, startFrom, stopFrom } = factsOf(text);
    expect(levelsFrom.map(({ text: word, line }) => `${word} ${line}`)).toEqual(['35 1', '2 4', '4 5', '5 6']);
    expect(startFrom).toMatchObject({ text: '20', line: 2, column: 2 });
    expect(stopFrom).toMatchObject({ text: '80', line: 2, column: 5 });
    const words = [...levelsFrom, ...(startFrom ? [startFrom] : []), ...(stopFrom ? [stopFrom] : [])];
    expect(words.every((word) => standsAt(text, word))).toBe(true);
  });

  it('reads 100,000 broken descriptions that go on over one another', () => {
    const text = `# chkconfig: 3 20 80\n${'# description(de): x\\\n'.repeat(100_000)}\n# Default-Start: 5\nexit\n`;
    expect(readingOf(text, 'de')).toBe('3/20/80');
    expect(readingOf(text.replace('\n# Default-Start', '\nx\n# Default-Start'), 'de')).toBe('3 5/20/80');
  });

  it('reads 100,000 integers over as many lines', () => {
    const { levelsFrom } = factsOf(`# Default-Start:${'\n3'.repeat(100_000)}\n`);
    expect(levelsFrom.length).toBe(100_000);
    expect(levelsFrom.at(-1)).toMatchObject({ line: 100_001, column: 1 });
  });

  it('reads 100,000 fields and a line of a megabyte', () => {
    const text = '# Required-Start: a\n# Default-Start:\n'.repeat(50_000) + `# Provides:${' b'.repeat(500_000)}\n`;
    expect(factsOf(text).provides.length).toBe(500_000);
  });
});
