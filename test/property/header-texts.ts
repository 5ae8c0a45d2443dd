/** Random texts that look like init scripts often enough to reach every branch of the readers. */
import fc from 'fast-check';

const LINE_STARTS: readonly string[] = [
  ...[
    '### BEGIN INIT INFO',
    '### BEGIN INIT INFO',
    '### END INIT INFO',
    '### END INIT INFO',
    '# BEGIN INIT INFO',
    '# end init info',
  ],
  ...['# PROVIDE: ', '# REQUIRE: ', '# REQUIRES:', '# BEFORE: ', '# KEYWORD: ', '#PROVIDE: ', '#  REQUIRE: '],
  ...['# Provides: ', '# Provides: ', '# Required-Start: ', '# required_stop:', '# Should-Start: ', '#Should-Stop: '],
  ...['# X-Start-Before: ', '# x-foo-stop-after: ', '# X-Interactive: ', '# X-Foo: ', '# Foo: '],
  ...['# Default-Start: ', '# Default-Stop: ', '# Description: ', '# Short-Description: ', '#  ', '#\t', '#', '# '],
  ...['# chkconfig: ', '# chkconfig: 35 20 80', '# chkconfig: - 5 ', '# description: ', '# description(de): '],
  ...['# processname: ', '  # config: ', '', 'exit 0', ' '],
];

const PIECES: readonly string[] = [
  ...[' ', ' ', '  ', '\t', ':', ',', ';', '-', '+', '_', '(', ')', '#', '\\', '\r', '\0', '\v'],
  ...['a', 'b c', '20', '80 ', '3', '2 3 4 5', 'S', 'true', 'x' + 'y'.repeat(20)],
  ...['$all', '$null', '$network', '+opt', '__proto__', '\xe9\xff'],
];

const LINE_ENDS: readonly string[] = ['\n', '\n', '\n', '\n', '\\\n', '\r\n', '\n\n', ''];

const anyBytes = fc.array(fc.nat(255), { maxLength: 8 }).map((bytes) => String.fromCharCode(...bytes));
const piece = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: anyBytes });
const line = fc
  .tuple(fc.constantFrom(...LINE_STARTS), fc.array(piece, { maxLength: 5 }), fc.constantFrom(...LINE_ENDS))
  .map(([start, pieces, end]) => start + pieces.join('') + end);

/** Byte strings: mostly lines of headers, right and wrong ones, sometimes any bytes at all. */
export const headerTexts: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: anyBytes }), { maxLength: 25, size: 'max' })
  .map((lines) => lines.join(''));
