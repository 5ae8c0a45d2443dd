/** Rules about the first line of a script and what its shell understands. */
import { insertAt } from '../../../model/lint.ts';
import { ANY, DEBIAN, RCD, SYSV, DEBIAN_LSB } from '../../profiles.ts';
import type { Rule } from '../../rule.ts';
import { hasTemplateWord, isTemplateName } from '../../../shell/template-words.ts';
import { shText } from '../example-texts.ts';

export const MISSING_SHEBANG: Rule = {
  id: 'body/missing-shebang',
  level: 'error',
  profiles: ANY,
  stage: 1,
  fix: 'suggestion',
  what: 'The first line does not begin with `#!`.',
  why: 'The kernel does not know what to run the script with.',
  message: 'the first line does not begin with #!',
  help: 'begin the script with `#!/bin/sh`',
  sources: ['rclint shebang', 'lintian'],
  check: ({ body, text, lines, path }, report) => {
    if (body.shebang !== undefined) return;
    const [first, second] = [lines.of(1).slice(0, 4096), lines.of(2).slice(0, 4096)];
    // What a template begins with is not known, and a part of a script needs none.
    if (/^(?:%%|@|\{[{%#]|<%)/.test(first.trim()) || (isTemplateName(path) && hasTemplateWord(text))) return;
    const start = text.startsWith('\xef\xbb\xbf') ? 3 : 0;
    const at = first.indexOf('#!');
    const hidden = at > 0 ? at : second.startsWith('#!') && first.trim() === '' ? lines.startOf(2) : -1;
    // What hides the interpreter goes: `echo -e` of a shell that takes no -e leaves it, or an empty line.
    const edit = hidden < 0 ? insertAt(start, '#!/bin/sh\n') : { offset: start, length: hidden - start, text: '' };
    const isProgram = hidden < 0 || /^#![ \t]*\//.test(text.slice(hidden, hidden + 40));
    report(1, {}, isProgram ? { fix: { kind: 'suggestion', edits: [edit] } } : {});
  },
  bad: [
    { text: 'echo\n', lines: [1], fixed: '#!/bin/sh\necho\n' },
    { text: '\n#!/bin/sh\n', lines: [1], fixed: '#!/bin/sh\n' },
    { text: '-e #!/bin/sh\n', lines: [1], fixed: '#!/bin/sh\n' },
  ],
  good: [{ text: '#!/bin/sh\n' }, { text: '#! /usr/bin/python3\n' }, { text: '{{ shebang }}\n' }],
};

export const NOT_SH: Rule = {
  id: 'body/not-sh',
  level: 'error',
  profiles: RCD,
  stage: 1,
  fix: 'none',
  what: 'The first line names another program than sh. Blanks and flags are taken, and what a template leaves open.',
  why: 'rc sources or runs rc.d scripts with sh, whatever they say.',
  message: 'rc runs this script with /bin/sh, whatever its first line says',
  help: 'write `#!/bin/sh`, and what sh understands',
  sources: ['rclint shebang'],
  check: ({ body: { shebang, interpreter, lines } }, report) => {
    if (shebang === undefined || hasTemplateWord(lines.of(1).slice(0, 4096)) || shebang.includes('$')) return;
    if (!/^(?:\/usr)?\/bin\/sh$/.test(interpreter) && interpreter !== 'sh') report(1);
  },
  bad: [
    { text: '#!/bin/bash\n', lines: [1] },
    { text: '#!/usr/bin/env python\n', lines: [1] },
  ],
  good: [
    { text: '#!/bin/sh\n' },
    { text: '#!/bin/sh -e\n' },
    { text: '#! /bin/sh -\n' },
    { text: '#!@RCD_SCRIPTS_SHELL@\n' },
  ],
};

function isEnv(shebang: string): boolean {
  return /^(?:\/[^ \t]*\/)?env(?:[ \t]|$)/.test(shebang.slice(0, 200));
}

export const USR_INTERPRETER: Rule = {
  id: 'body/usr-interpreter',
  level: 'warning',
  profiles: DEBIAN,
  stage: 1,
  fix: 'none',
  what: 'The interpreter is below /usr and is not env; for env with an absolute path, that path counts.',
  why: 'It may be gone when the package is removed, while the script, a configuration file, is not.',
  message: '{name} may be gone when the package is removed, and this script is not',
  help: 'write the script for /bin/sh',
  sources: ['lintian init.d-script-uses-usr-interpreter'],
  check: ({ body }, report) => {
    if (body.interpreter.startsWith('/usr/')) report(1, { name: body.interpreter });
  },
  bad: [
    { text: '#!/usr/bin/python3\n', lines: [1] },
    { text: '#!/usr/bin/env /usr/bin/perl\n', lines: [1] },
  ],
  good: [{ text: '#!/bin/sh\n' }, { text: '#!/usr/bin/env /lib/init/init-d-script\n' }],
};

export const ENV_INTERPRETER: Rule = {
  id: 'body/env-interpreter',
  level: 'warning',
  profiles: SYSV,
  stage: 1,
  fix: 'none',
  what: 'The interpreter is found through env by a bare name. env with an absolute path is right.',
  why: 'It is looked up in whatever PATH is at boot.',
  message: '{name} is looked up in whatever PATH is at boot',
  help: 'write its whole path',
  sources: [],
  check: ({ body }, report) => {
    const { shebang, interpreter } = body;
    if (shebang !== undefined && isEnv(shebang) && interpreter !== '' && !interpreter.startsWith('/')) {
      report(1, { name: interpreter });
    }
  },
  bad: [
    { text: '#!/usr/bin/env bash\n', lines: [1] },
    { text: '#!/bin/env python3\n', lines: [1] },
    { text: '#!/usr/bin/env -S LANG=C perl -w\n', lines: [1] },
  ],
  good: [{ text: '#!/bin/sh\n' }, { text: '#!/usr/bin/env /lib/init/init-d-script\n' }],
};

const BASHISMS: ReadonlySet<string> = new Set(['[[', 'function', 'source', 'declare', 'let']);

/** What the sh of busybox has of these as it comes (ash with ASH_BASH_COMPAT), the redirection `&>` too. */
const OF_BUSYBOX: ReadonlySet<string> = new Set(['[[', 'function', 'source', 'let']);

export const BASHISM: Rule = {
  id: 'body/bashism',
  level: 'warning',
  profiles: [...DEBIAN_LSB, 'busybox', ...RCD],
  stage: 1,
  fix: 'none',
  what: 'A script for `/bin/sh` has `[[`, `function`, `source`, `declare` or `let` in command position, the redirection `&>`, or (Debian) `==` within `[ ]`; of these busybox has all but `declare`, and so has the sh of SUSE: not of a script that cannot do without /etc/rc.status.',
  why: 'A plain sh takes it for a command that does not exist, or for something else.',
  message: '{name} is of bash: a plain sh does not know it',
  help: 'write what POSIX has, or `#!/bin/bash`',
  sources: ['lintian, checkbashisms', 'shellcheck'],
  check: ({ body, profile }, report) => {
    // The sh of SUSE is bash, and without /etc/rc.status the script runs nowhere else.
    const isOfSuse = body.commands.some(
      ({ word, text, at }) => word === '.' && at === 0 && /\/rc\.status\b/.test(text),
    );
    if (body.interpreter !== '/bin/sh' || isOfSuse) return;
    const isAsh = profile === 'busybox';
    for (const command of body.commands) {
      if (BASHISMS.has(command.word) && !(isAsh && OF_BUSYBOX.has(command.word))) {
        report(body.spanOf(command.line, command.at, command.at + command.word.length), { name: command.word });
      }
      // To the [ of dash it is an error; other shells for which there are scripts take it.
      const equals = profile === 'debian' && /^(?:\[|test)$/.test(command.word) ? command.mask.indexOf(' == ') : -1;
      if (equals < 0) continue;
      const at = command.at + equals + 1;
      report(body.spanOf(command.line, at, at + 2), { name: '==' });
    }
    if (isAsh) return;
    for (const [i, mask] of body.mask.entries()) {
      const at = mask.indexOf('&>');
      if (at >= 0 && mask.charAt(at - 1) !== '&') report(body.spanOf(i + 1, at, at + 2), { name: '&>' });
    }
  },
  bad: [
    { text: shText('if [[ -x /bin/a ]]; then', '  source /b', 'fi'), lines: [2, 3] },
    { text: shText('a &> /dev/null'), lines: [2] },
    { text: shText('[ "$1" == start ] && a', 'if test $a == b; then', 'fi'), lines: [2, 3] },
    { text: shText('function a() {', '  echo', '}', 'function b {', '  echo', '}'), lines: [2, 5] },
  ],
  good: [
    { text: shText('echo "[[ let" # source', '[ "$a" = " == " ]') },
    { text: shText('start-stop-daemon --start \\', '  source --quiet') },
    { text: '#!/bin/bash\n[[ -x a ]]\n' },
    { text: shText('a >/dev/null 2>&1 &') },
    { profile: 'lsb', text: shText('. /etc/rc.status', '[[ -x a ]]') },
    { profile: 'busybox', text: shText('source /etc/anvil', '[[ -x a ]] && a &> /dev/null') },
  ],
};
