/** Fields of an LSB block that begin with X- and that no program reads. */
import type { ByteString } from '../../../model/bytes.ts';
import { replaceSpan, type LintFix } from '../../../model/lint.ts';
import { nearestName } from '../../../model/nearest.ts';
import { SYSV } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { lsbText } from '../example-texts.ts';

/** insserv(8), update-rc.d(8), chkconfig(8), systemd-sysv-generator(8) up to 259; the last of SUSE. */
const READ: readonly ByteString[] = [
  'X-Start-Before',
  'X-Stop-After',
  'X-Interactive',
  'X-UnitedLinux-Should-Start',
  'X-UnitedLinux-Should-Stop',
  'X-UnitedLinux-Default-Enabled',
];

/** What people write for an order that other fields give. */
const MEANT: ReadonlyMap<string, ByteString> = new Map([
  ['x-start-after', 'Should-Start'],
  ['x-stop-before', 'Should-Stop'],
  ['x-should-start', 'Should-Start'],
  ['x-should-stop', 'Should-Stop'],
  ['x-required-start', 'Required-Start'],
  ['x-required-stop', 'Required-Stop'],
]);

export const UNKNOWN_X_KEYWORD: Rule = {
  id: 'lsb/unknown-x-keyword',
  level: 'warning',
  profiles: SYSV,
  stage: 2,
  fix: 'suggestion',
  what: 'A field that begins with `X-` is meant to order scripts, or is nearly one that is read, and neither insserv nor chkconfig reads it. Other fields of your own are let pass.',
  why: 'The field has no effect. X-Start-After was read by the generator of systemd alone, up to 259.',
  message: 'neither insserv nor chkconfig reads {name}',
  help: 'write {usual}',
  sources: [],
  check: ({ lsb }, report) => {
    const known = new Set(lsb.soundFields().map(({ keyword }) => keyword));
    for (const { key, keyword } of lsb.soundFields()) {
      const name = key.text;
      if (!/^X-/i.test(name) || /^X-Systemd-/i.test(name)) continue;
      if (READ.some((read) => read.toLowerCase() === name.toLowerCase())) continue;
      const usual = MEANT.get(name.toLowerCase()) ?? nearestName(name, READ);
      if (usual === undefined) continue;
      // Beside a field that is there a second one would not be read.
      const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(key, usual)] };
      report(key, { name: keyword, usual }, known.has(usual) ? {} : { fix });
    }
  },
  bad: [
    { text: lsbText('# X-Start-After: a'), lines: [3], fixed: lsbText('# Should-Start: a') },
    { text: lsbText('# Should-Stop: a', '# X-Stop-Before: b'), lines: [4] },
    { text: lsbText('# X-Start-Befor: a'), lines: [3], fixed: lsbText('# X-Start-Before: a') },
  ],
  good: [
    { text: lsbText('# X-Start-Before: a', '# X-Stop-After: a', '# X-Interactive: true') },
    { text: lsbText('# X-Author: me', '# X-Systemd-Ignore: a') },
  ],
};
