import { describe, expect, it } from 'vitest';
import { readRcConf } from '../../../src/shell/rc-conf.ts';
import type { ShellValue } from '../../../src/shell/variables.ts';

/** The last value of each variable: a text, `-` for none, `?` and a cause for what is not known. */
function valuesOf(text: string): ReadonlyMap<string, string> {
  const show = (value: ShellValue): string =>
    value.kind === 'text' ? value.text : value.kind === 'unset' ? '-' : `?${value.cause}`;
  return new Map(readRcConf(text, 'rc.conf').map(({ name, value }): [string, string] => [name, show(value)]));
}

describe('readRcConf', () => {
  it.each<{ text: string; values: Readonly<Record<string, string>> }>([
    { text: 'a="YES"\t# why', values: { a: 'YES' } },
    { text: "a='$x `y`'", values: { a: '$x `y`' } },
    { text: 'a=Y"E"S', values: { a: 'YES' } },
    { text: 'a=Y\\\nES', values: { a: 'YES' } },
    { text: 'a="x#y"', values: { a: 'x#y' } },
    { text: 'a=NO; b=YES c=1', values: { a: 'NO', b: 'YES', c: '1' } },
    { text: 'a = YES', values: {} },
    { text: 'a=1 command', values: {} },
    { text: 'export a=YES', values: { a: 'YES' } },
    { text: ': ${a:=NO}\n: ${a:=YES}', values: { a: 'NO' } },
    { text: 'a=\n: ${a:=x}\nb=\n: ${b=y}', values: { a: 'x', b: '' } },
    { text: 'a="${b:-YES}"\nc=${a}', values: { a: 'YES', c: 'YES' } },
    { text: 'a=x\na+=" y"', values: { a: 'x y' } },
    { text: 'b=1\na=${b:+on}\nc=${d:+on}', values: { b: '1', a: 'on', c: '' } },
    { text: 'a=$(hostname)\nb=`date`\nc=${a}', values: { a: '?substitution', b: '?substitution', c: '?expansion' } },
    { text: 'a=$(echo YES)', values: { a: 'YES' } },
    { text: 'if [ -f /x ]; then a=1; else a=2; fi\nb=3', values: { a: '?condition', b: '3' } },
    { text: 'x=1\nif [ "$x" = 1 ]; then a=1; else a=2; fi', values: { x: '1', a: '1' } },
    { text: 'a=1\nwhile read l; do a=2; done\nb=3', values: { a: '?loop', l: '?substitution', b: '3' } },
    { text: 'for i in c d; do eval ${i}_enable=YES; done', values: { i: 'd', c_enable: 'YES', d_enable: 'YES' } },
    { text: 'case $(uname) in x) a=1;; esac\nb=2', values: { a: '?condition', b: '2' } },
    { text: 'f() { a=1; }\nb=2', values: { b: '2' } },
    { text: 'f() { a=1; }\nf', values: { a: '1' } },
    { text: '(a=1)\nb=2', values: { b: '2' } },
    { text: 'a=1\nunset a', values: { a: '-' } },
    { text: 'a=YES\r\n', values: { a: 'YES\r' } },
    { text: 'cat <<E\na=1\nE\nb=2', values: { b: '2' } },
    { text: 'a=1\nb="open\nc=2', values: { a: '1', b: '?syntax', c: '?syntax' } },
    { text: 'a=$((1+1))', values: { a: '?opaque' } },
    { text: '__proto__=1\nconstructor=2', values: { ['__proto__']: '1', constructor: '2' } },
  ])('reads $text', ({ text, values }) => {
    expect([...valuesOf(text)]).toEqual(Object.entries(values));
  });

  it('keeps every assignment with its place, the one that counts last', () => {
    const chain = readRcConf('a=1\n\n  a=2 # b\n', 'rc.conf').map(({ value, place }) => [
      value,
      place.line,
      place.column,
    ]);
    expect(chain).toEqual([
      [{ kind: 'text', text: '1' }, 1, 1],
      [{ kind: 'text', text: '2' }, 3, 3],
    ]);
  });

  it.each([
    ['a line of a megabyte', `a="${'x'.repeat(1 << 20)}"\nb=2\n`],
    ['nesting beyond anything', `${'if true; then\n'.repeat(100_000)}a=1\nb=2\n`],
    ['words within words', `a=${'${b:-'.repeat(100_000)}\nb=2\n`],
    ['a function that calls itself', 'f() { f; a=1; f; }\nf\nb=2\n'],
    ['parentheses without an end', `${'('.repeat(100_000)}\nb=2\n`],
    ['many assignments', 'b=2\n'.repeat(100_000)],
  ])('ends with %s', (_, text) => {
    expect(valuesOf(text).get('b')).toMatch(/^(?:2|\?syntax)$/);
  });
});
