import fc from 'fast-check';
import { bytesOfText } from '../../src/model/bytes.ts';

const piece = fc.constantFrom(
  '#!/bin/sh\n',
  '### BEGIN INIT INFO\n',
  '### END INIT INFO\n',
  '## begin init info\n',
  '# Provides: a  b,c\n',
  '#Provides: a\n',
  '# Required-Start: $local-fs "x" # why\n',
  '# Required-Start: a \\\n',
  '#    $syslog\n',
  '# Default-Start: 2345\n',
  '# Default-Stop: S 0 0\n',
  '# Default-Stop 0 1 6\n',
  '# Default-Start: 2 3\n',
  '# default-stop: 3\n',
  '# end INIT INFO\n',
  '#Required-Start: e\n',
  '# PROVIDES: f\n',
  '# Description: a\n',
  '#\n',
  '\n',
  '# chkconfig: 3,4 20 80\n',
  '# Chkconfig: 5 1 2\n',
  '# chkconfig : - 3 x\n',
  '# description: a \\\n',
  '# PROVIDE: g \\\r\n',
  '\ufeff',
  '# PROVIDE: a\n',
  '# REQUIRE: b, a\n',
  '#REQUIRE: c\n',
  '# KEYWORDS: FreeBSD shutdown\n',
  '# BEFORE:\n',
  '# require: d\n',
  '. /etc/rc.subr\n',
  'name="a-b"\n',
  'rcvar=x\n',
  'stop_cmd=":"\n',
  'check_cmd=a_check\n',
  'extra_commands="x"\n',
  'run_rc_command $1\n',
  'load_rc_config $name\n',
  'case "$1" in\n',
  'start|stop) rm /run/a ;;\n',
  '*) exit 1 ;;\n',
  'esac\n',
  'cat <<EOF\n',
  'EOF\n',
  "'",
  '"',
  '\r\n',
  '`',
  'foo() {\n',
  '}\n',
  '# initorder-disable-next-line header -- x\n',
  ': ${a_enable="YES"}\n',
  'checkyesno $a_enable\n',
);
/** Texts made of what scripts have, right and wrong. */
export const scriptText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }),
    { maxLength: 24 },
  )
  .map((parts) => bytesOfText(parts.join('')));

type Edit = (lines: readonly string[], at: number, other: number) => readonly string[];

function change(make: (line: string) => string): Edit {
  return (lines, at) => lines.map((line, i) => (i === at ? make(line) : line));
}

/** Slips of people who edit headers. */
const EDITS: readonly Edit[] = [
  (lines, at) => lines.filter((_, i) => i !== at),
  (lines, at) => lines.flatMap((line, i) => (i === at ? [line, line] : [line])),
  (lines, at, other) =>
    lines.map((line, i) => (i === at ? (lines[other] ?? line) : i === other ? (lines[at] ?? line) : line)),
  (lines, at) => lines.flatMap((line, i) => (i === at ? ['', line] : [line])),
  (lines, at) => lines.flatMap((line, i) => (i === at ? ['cat <<EOF', line, 'EOF'] : [line])),
  change((line) => line.replace(/^# /, '#')),
  change((line) => line.replace(/^#/, '##')),
  change((line) => line.replace(/^#\s*/, '')),
  change((line) => line.replace(':', '')),
  change((line) => line.replace(':', ' :')),
  change((line) => line.toLowerCase()),
  change((line) => line.toUpperCase()),
  change((line) => line.replaceAll(/(\w) +(\w)/g, '$1, $2')),
  change((line) => line.replaceAll(/(\w) +(\w)/g, '$1$2')),
  change((line) => line.replaceAll(/(\w) +(\w)/g, '$1  $2')),
  change((line) => line.replaceAll(/(\d) (?=\d)/g, '$1')),
  change((line) => line.replace(/: *(.*)$/, ': "$1"')),
  change((line) => `${line} # why`),
  change((line) => `${line} \\`),
  change((line) => `${line}\r`),
  change((line) => line.replace(/(\S+)$/, '$1 $1 $1')),
  change((line) => line.replaceAll('$', '')),
  change((line) => line.replaceAll('_', '-')),
  change((line) => line.replace(/(\w+)$/, '%%$1%%')),
  change((line) => line.replace(/: *.*$/, ':')),
  change((line) => line.replace(/(\w)(\w)/, '$2$1')),
];

/** A text after a few slips. */
export function edited(text: string): fc.Arbitrary<string> {
  const step = fc.tuple(fc.constantFrom(...EDITS), fc.nat(), fc.nat());
  return fc.array(step, { maxLength: 5 }).map((steps) => {
    let lines: readonly string[] = text.split('\n');
    for (const [edit, at, other] of steps) lines = edit(lines, at % (lines.length + 1), other % (lines.length + 1));
    return lines.join('\n');
  });
}
