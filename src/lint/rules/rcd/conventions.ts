/** Rules about rcorder blocks that are right, and yet not what most scripts have. */
import { baseName } from '../../../model/path.ts';
import { hasTemplateWord } from '../../../shell/template-words.ts';
import { RCD } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { SCRIPT_FOLDER, withoutSystem } from '../../script/installed-name.ts';
import { isUpperCase } from '../../script/rcd-view.ts';
import { rcText } from '../example-texts.ts';

/** Where a port keeps what becomes its script. */
const PORT_FILE = /(?:^|\/)files\/[^/]+\.in$/;

export const FILE_NAME_MISMATCH: Rule = {
  id: 'rcd/file-name-mismatch',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  what: "The name of the file (without .in and .sh) differs from the script's `name`; `-`, `_` and `.` do not count, and a file that says for which system it is has a name of its own.",
  why: 'service(8) and the links of packages go by the file, the variables in rc.conf by the name.',
  message: 'the script calls itself {name}, and its file is called {file}',
  help: 'give the two one name',
  sources: ['rclint name_mismatch'],
  check: ({ path, rc, body }, report) => {
    const { name, nameAssignment } = rc;
    if (name === undefined || nameAssignment === undefined || hasTemplateWord(name)) return;
    if ((!SCRIPT_FOLDER.test(path) && !PORT_FILE.test(path)) || withoutSystem(path) !== undefined) return;
    const file = baseName(path).replace(/\.in$/, '').replace(/\.sh$/, '');
    if (plain(file) !== plain(name)) report(body.spanOfAssignment(nameAssignment), { name, file });
  },
  bad: [
    { path: 'rc.d/hammer', text: rcText('command=/a'), lines: [6] },
    { path: 'devel/anvil/files/anvild.in', text: rcText('command=/a'), lines: [6] },
  ],
  good: [
    { path: 'rc.d/anvil', text: rcText('command=/a') },
    { path: 'rc.d/an-vil.sh', text: rcText('command=/a') },
    { path: 'src/rc-script', text: rcText('command=/a') },
    { path: 'init.d/anvil-FreeBSD.in', text: rcText('command=/a') },
    { path: 'rc.d/hammer', text: rcText('command=/a').replace('"anvil"', '"%%NAME%%"') },
  ],
};

function plain(name: string): string {
  return name.replaceAll(/[-_.]/g, '').toLowerCase();
}

export const MULTIPLE_PROVIDES: Rule = {
  id: 'rcd/multiple-provides',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'PROVIDE has more than one name. Off, since it is right for a name of old that others depend on.',
  why: 'rc.conf and service(8) know the first one alone.',
  message: '{name} is a second name of the script',
  help: 'provide one name, unless others depend on this one',
  sources: [],
  check: ({ rcd }, report) => {
    const [, second] = rcd.words('PROVIDE');
    if (second !== undefined && !isUpperCase(second.text)) report(second, { name: second.text });
  },
  bad: [
    { text: '# PROVIDE: a b c\n', lines: [1] },
    { text: '# PROVIDE: a\n# PROVIDE: b\n', lines: [2] },
  ],
  good: [
    { text: '# PROVIDE: a\n' },
    { text: '# PROVIDE: a\n# REQUIRE: b c\n' },
    { text: '# PROVIDE: NETWORKING NETWORK\nname=NETWORKING\n' },
  ],
};

export const BEFORE_USED: Rule = {
  id: 'rcd/before-used',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The block has a BEFORE line. Off, since many scripts need it.',
  why: 'It is for a script that the other one can do without: what the other needs belongs into the REQUIRE of the other.',
  message: 'BEFORE is meant for what the other scripts can do without',
  help: 'name this script in REQUIRE of the others, if they need it',
  sources: ['rc.d scripting guide of FreeBSD'],
  check: ({ rcd }, report) => {
    for (const { key } of rcd.sound('BEFORE')) report(key);
  },
  bad: [
    { text: '# PROVIDE: a\n# BEFORE: b\n', lines: [2] },
    { text: '# PROVIDE: a\n# REQUIRE: c\n# BEFORE: LOGIN\n', lines: [3] },
  ],
  good: [{ text: '# PROVIDE: a\n# REQUIRE: b\n' }, { text: '# PROVIDE: a\n# KEYWORD: shutdown\n' }],
};

export const NOSTART_ALONE: Rule = {
  id: 'rcd/nostart-alone',
  level: 'info',
  profiles: RCD,
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'KEYWORD has `nostart` and not `shutdown`. Off, since other scripts, devd(8) or people run such scripts.',
  why: 'rc(8) leaves the script out at boot, and rc.shutdown(8) when the system goes down.',
  message: 'neither the boot nor the shutdown runs the script: only others do',
  help: 'delete the keyword, unless they are to',
  sources: ['rc(8)'],
  check: ({ rcd }, report) => {
    const words = rcd.words('KEYWORD');
    const word = words.find(({ text }) => text === 'nostart');
    const others = ['shutdown', 'firstboot', 'resume', 'suspend'];
    if (word !== undefined && !words.some(({ text }) => others.includes(text))) report(word);
  },
  bad: [
    { text: '# PROVIDE: a\n# KEYWORD: nostart\n', lines: [2] },
    { text: '# PROVIDE: a\n# KEYWORD: nojail\n# KEYWORD: nostart\n', lines: [3] },
  ],
  good: [{ text: '# PROVIDE: a\n# KEYWORD: nostart shutdown\n' }, { text: '# PROVIDE: a\n# KEYWORD: nojail\n' }],
};
