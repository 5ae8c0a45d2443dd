/** Fields of an LSB block that begin with X-: those that no program reads, and those that have other names by now. */
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

/** Names from before LSB 3.0 had the fields, and what it calls them. */
const LEGACY: ReadonlyMap<ByteString, ByteString> = new Map([
  ['X-UnitedLinux-Should-Start', 'Should-Start'],
  ['X-UnitedLinux-Should-Stop', 'Should-Stop'],
]);

export const LEGACY_X_SHOULD: Rule = {
  id: 'lsb/legacy-x-should',
  level: 'info',
  profiles: SYSV,
  stage: 2,
  fix: 'suggestion',
  what: 'A field is called X-UnitedLinux-Should-Start or X-UnitedLinux-Should-Stop.',
  why: 'The standard has Should-Start and Should-Stop for it: insserv reads both, chkconfig and systemd the name of the standard alone.',
  message: '{name} is called {usual} today',
  help: 'write {usual}',
  sources: ['LSB 5.0 Core, 22.3'],
  check: ({ lsb }, report) => {
    for (const { key, keyword } of lsb.soundFields()) {
      const usual = LEGACY.get(keyword);
      if (usual === undefined) continue;
      const fix: LintFix = { kind: 'suggestion', edits: [replaceSpan(key, usual)] };
      // Of two fields of one name the second would not be read.
      report(key, { name: key.text, usual }, lsb.isPresent(usual) ? {} : { fix });
    }
  },
  bad: [
    { text: lsbText('# X-UnitedLinux-Should-Start: a'), lines: [3], fixed: lsbText('# Should-Start: a') },
    { text: lsbText('# Should-Stop: a', '# X-UnitedLinux-Should-Stop: b'), lines: [4] },
  ],
  good: [{ text: lsbText('# Should-Start: a') }, { text: lsbText('# X-UnitedLinux-Default-Enabled: yes') }],
};
