import { describe, expect, it } from 'vitest';
import { readFacilities } from '../../../../src/header/facility/definitions.ts';
import type { Facilities, FacilityMember } from '../../../../src/model/facility.ts';
import { sliceOf } from '../spans.ts';

function facilitiesOf(text: string): Facilities {
  return readFacilities([{ path: 'insserv.conf', text }]);
}

function memberText({ name, optional }: FacilityMember): string {
  return optional ? `+${name}` : name;
}

/** Each facility as `$name: member member`. */
function membersOf({ byName }: Facilities): string[] {
  return Array.from(byName.values(), ({ name, members }) => [`${name}:`, ...members.map(memberText)].join(' '));
}

/** Each finding as `code $facility line:column last`. */
function findingsOf({ findings }: Facilities): string[] {
  return findings.map(({ code, facility, place, last }) => `${code} ${facility} ${place.line}:${place.column} ${last}`);
}

describe('readFacilities', () => {
  it.each([
    {
      name: 'parts name and value at blanks',
      text: '$f p q\n$g\tp\n$h \t p\n',
      members: ['$f: p q', '$g: p', '$h: p'],
    },
    {
      name: 'parts name and value at = and :',
      text: '$f=p\n$g: p\n$h \t= \tp\n',
      members: ['$f: p', '$g: p', '$h: p'],
    },
    { name: 'takes only one sign for the parting', text: '$f = = p\n', members: ['$f: = p'] },
    { name: 'splits at blanks, commas and semicolons', text: '$f a,b; c  d,\n', members: ['$f: a b c d'] },
    { name: 'ends a value at a tab', text: '$f p\tq\n', members: ['$f: p'] },
    { name: 'ends a value at a byte that is no ASCII', text: '$f p \xe9 q\n$g p\r\n', members: ['$f: p', '$g: p'] },
    { name: 'knows comments in column one only', text: '# $f p\n$g q # p\n', members: ['$g: q # p'] },
    { name: 'wants a definition in column one', text: ' $f p\n\t$f p\n', members: [] },
    {
      name: 'takes a name of letters, digits, - and _',
      text: '$F-2_x p\n$f.g p\n$f+ p\n$ p\n$\n',
      members: ['$F-2_x: p'],
    },
    { name: 'wants something behind the name', text: '$f\n$g \n$h=\n$i', members: ['$g:', '$h:'] },
    { name: 'keeps the case of names', text: '$F p\n$f q\n', members: ['$F: p', '$f: q'] },
    { name: 'adds up the lines of a facility', text: '$f p\n$g x\n$f q p\n', members: ['$f: p q', '$g: x'] },
    { name: 'keeps optional members apart', text: '$f +p p ++q +\n', members: ['$f: +p p ++q +'] },
    {
      name: 'is not misled by inherited names',
      text: '$__proto__ constructor\n',
      members: ['$__proto__: constructor'],
    },
    {
      name: 'ignores other keys in angle brackets',
      text: '<Interactive> p\n<x> p\n<interactive p\n<> p\n',
      members: [],
    },
    {
      name: 'takes the second piece of a long line for a line of its own',
      text: `#${'x'.repeat(2046)}$f p\n`,
      members: ['$f: p'],
    },
  ])('$name', ({ text, members }) => {
    expect(membersOf(facilitiesOf(text))).toEqual(members);
  });

  it('gathers the words of <interactive> lines', () => {
    const { interactive } = facilitiesOf('<interactive> p, q\n$f x\n<interactive>=+r\n<interactive>\n');
    expect(interactive.map(({ word, file }) => `${file}:${word.line} ${word.text}`)).toEqual([
      'insserv.conf:1 p',
      'insserv.conf:1 q',
      'insserv.conf:3 +r',
    ]);
  });

  it.each([
    {
      name: 'replaces a facility at the end of the list',
      text: '$f $g p\n$g q r\n',
      members: ['$f: p q r', '$g: q r'],
    },
    {
      name: 'takes facilities in the order of their words',
      text: '$f $h $g\n$g a\n$h b\n',
      members: ['$f: b a', '$g: a', '$h: b'],
    },
    { name: 'drops an unknown facility', text: '$f $nope p $\n', members: ['$f: p'] },
    { name: 'knows no special facility', text: '$null x y\n$f $null $all +p\n', members: ['$null: x y', '$f: +p x y'] },
    { name: 'takes +$g for a plain member', text: '$f +$g\n$g p\n', members: ['$f: +$g', '$g: p'] },
    {
      name: 'follows each word down at once',
      text: '$f $g $i\n$g $h a\n$h b\n$i c\n',
      members: ['$f: b a c', '$g: a b', '$h: b', '$i: c'],
    },
    {
      name: 'sees a finished facility in its expanded form',
      text: '$g $h a\n$h b\n$f $g\n',
      members: ['$g: a b', '$h: b', '$f: a b'],
    },
    {
      name: 'keeps a member that it meets twice once',
      text: '$f $g $g $h p\n$g p q\n$h q r\n',
      members: ['$f: p q r', '$g: p q', '$h: q r'],
    },
  ])('$name', ({ text, members }) => {
    const facilities = facilitiesOf(text);
    expect(membersOf(facilities)).toEqual(members);
    expect(facilities.findings).toEqual([]);
  });

  it.each([
    { text: '$f $f p\n', members: ['$f: p'], findings: ['facility/loop $f 1:4 p'] },
    { text: '$f $g p\n$g $f q\n', members: ['$f: p q', '$g: q p'], findings: ['facility/loop $f 2:4 p'] },
    { text: '$f $g\n$g q $f\n', members: ['$f: q', '$g: q'], findings: ['facility/loop $f 2:6 q'] },
    { text: '$f $g\n$g $f\n', members: ['$f:', '$g:'], findings: ['facility/loop $f 2:4 '] },
    {
      text: '$f $g\n$g $h\n$h $g +p\n',
      members: ['$f: +p', '$g: +p', '$h: +p'],
      findings: ['facility/loop $g 3:4 ', 'facility/loop $g 3:4 '],
    },
  ])('finds the loop in $text and leaves out the word that closes it', ({ text, members, findings }) => {
    const facilities = facilitiesOf(text);
    expect(membersOf(facilities)).toEqual(members);
    expect(findingsOf(facilities)).toEqual(findings);
  });

  it('tells the way around a loop', () => {
    const [loop] = facilitiesOf('$f $g p\n$g $f q\n').findings;
    expect(loop?.uses.map(({ facility, place }) => `${facility} ${place.line}:${place.column}`)).toEqual([
      '$f 1:4',
      '$g 2:4',
    ]);
  });

  /** `$f0 $f1`, `$f1 $f2`... where the last one has the member p. */
  function chain(length: number): string {
    const links = Array.from({ length: length - 1 }, (_, i) => `$f${i} $f${i + 1}\n`);
    return `${links.join('')}$f${length - 1} p\n`;
  }

  it('follows twelve facilities below the first one', () => {
    const facilities = facilitiesOf(chain(13));
    expect(membersOf(facilities)[0]).toBe('$f0: p');
    expect(facilities.findings).toEqual([]);
  });

  it('follows no thirteenth one, and leaves out the rest of the list that has it', () => {
    const facilities = facilitiesOf(chain(14).replace('$f13\n', 'a $f13 b\n').replace('$f12\n', '$f12 c\n'));
    expect(membersOf(facilities).slice(0, 2)).toEqual(['$f0: a c', '$f1: a p b c']);
    expect(findingsOf(facilities)).toEqual(['facility/nested-too-deep $f13 13:8 a']);
  });

  it('measures the depth through finished facilities in their expanded form', () => {
    const facilities = facilitiesOf(`${chain(15)}$f $f0\n`);
    expect(findingsOf(facilities)).toEqual([
      'facility/nested-too-deep $f13 13:6 ',
      'facility/nested-too-deep $f14 14:6 ',
    ]);
    expect(membersOf(facilities).at(-1)).toBe('$f:');
    expect(membersOf(facilities)[2]).toBe('$f2: p');
  });

  it('keeps the way to each member', () => {
    const files = [
      { path: 'insserv.conf', text: '$net $base\n$base +b\n' },
      { path: 'conf.d/x', text: '$mail $net m\n' },
    ];
    const { byName } = readFacilities(files);
    const ways = byName.get('$mail')?.members.map((member) => {
      return [
        memberText(member),
        ...member.uses.map(({ facility, place }) => `${facility}@${place.file}:${place.line}`),
      ];
    });
    expect(ways).toEqual([
      ['m', '$mail@conf.d/x:1'],
      ['+b', '$mail@conf.d/x:1', '$net@insserv.conf:1', '$base@insserv.conf:2'],
    ]);
  });

  it('points at the words that define and lead on', () => {
    const text = '# x\n$f $g\n$g = p\n$f q\n';
    const { byName } = facilitiesOf(text);
    const definitions = byName.get('$f')?.definitions ?? [];
    expect(definitions.map((place) => `${place.line} ${sliceOf(text, place)}`)).toEqual(['2 $f', '4 $f']);
    const uses = byName.get('$f')?.members.flatMap((member) => member.uses) ?? [];
    expect(uses.map(({ place }) => sliceOf(text, place))).toEqual(['q', '$g', 'p']);
  });

  it('takes the files in the order in which they are given', () => {
    const files = [
      { path: 'a', text: '$f p\n' },
      { path: 'b', text: '$g q\n$f q\n' },
    ];
    expect(membersOf(readFacilities(files))).toEqual(['$f: p q', '$g: q']);
    expect(membersOf(readFacilities([...files].reverse()))).toEqual(['$g: q', '$f: q p']);
  });

  it('expands a chain of 100,000 facilities', () => {
    const { byName, findings } = facilitiesOf(chain(100_000));
    expect(byName.size).toBe(100_000);
    expect(findings.length).toBe(100_000 - 13);
    expect(byName.get('$f99990')?.members.map(memberText)).toEqual(['p']);
  });

  it('does not go down every way through facilities that name the next one many times', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `$f${i}${` $f${i + 1}`.repeat(200)}\n`);
    const facilities = facilitiesOf(`${levels.join('')}$f12 p\n`);
    expect(membersOf(facilities)[0]).toBe('$f0: p');
  });
});
