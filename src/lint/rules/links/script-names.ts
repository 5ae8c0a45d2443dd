/** Rules about what scripts are called, where that is a matter of taste. */
import { isCopy, isSystemPart } from '../../../model/script-name.ts';
import { baseName } from '../../../model/path.ts';
import { isTemplateName } from '../../../shell/template-words.ts';
import type { Rule } from '../../rule.ts';
import { isInstalledPath, isVariant, SCRIPT_FOLDER } from '../../script/installed-name.ts';

/** The name of a script where it is installed; undefined of other files, and of parts of a system. */
function nameOf(path: string): string | undefined {
  const name = baseName(path);
  if (!SCRIPT_FOLDER.test(path) || !isInstalledPath(path) || isVariant(path) || isTemplateName(path)) return undefined;
  return isSystemPart(name) || isCopy(name) ? undefined : name;
}

export const NAME_WITH_DOT: Rule = {
  id: 'links/name-with-dot',
  level: 'info',
  profiles: ['debian', 'redhat'],
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The name of a script has a dot, other than that of a version or, on Debian, of the ending .sh. Off, since the tools of today take it.',
  why: 'Some old versions of chkconfig do not work as expected with such names.',
  message: 'the name {name} has a dot in it',
  help: 'do without it',
  sources: ['rpmlint init-script-name-with-dot'],
  check: ({ path, profile }, report) => {
    const name = nameOf(path);
    const own = profile === 'debian' ? name?.replace(/\.sh$/, '') : name;
    if (own !== undefined && /\.(?![0-9])|(?<![0-9])\./.test(own)) report(0, { name: own });
  },
  bad: [
    { path: 'etc/init.d/anvil.forge', text: '#!/bin/sh\n', lines: [0] },
    { profile: 'redhat', path: 'etc/rc.d/init.d/anvil.sh', text: '#!/bin/sh\n', lines: [0] },
  ],
  good: [
    { path: 'etc/init.d/anvil.sh', text: '#!/bin/sh\n' },
    { path: 'etc/init.d/php8.2-fpm', text: '#!/bin/sh\n' },
    { path: 'debian/anvil.forge.init', text: '#!/bin/sh\n' },
    { profile: 'redhat', path: 'etc/rc.d/init.d/rc.local', text: '#!/bin/sh\n' },
  ],
};

/** LSB 5.0 Core, 22.6: assigned names, those with a vendor's in front, and those of distributions behind an underscore. */
const LSB_NAME = /^_?[a-z0-9.]+(?:-[a-z0-9.]+)*$/;

export const NAME_CHARACTERS: Rule = {
  id: 'links/name-characters',
  level: 'info',
  profiles: ['lsb'],
  stage: 2,
  fix: 'none',
  isOff: true,
  what: 'The name of a script is not of the form that the standard has for it: lower-case letters and digits, parts joined by `-`. Off, since no tool minds.',
  why: 'The standard keeps the names of packages apart by that form.',
  message: '{name} is no name of the form that the standard has for scripts',
  help: 'write it in lower-case letters and digits, behind the name of the vendor and a dash',
  sources: ['LSB 5.0 Core, 22.6'],
  check: ({ path }, report) => {
    const name = nameOf(path);
    if (name !== undefined && !LSB_NAME.test(name)) report(0, { name });
  },
  bad: [
    { path: 'etc/init.d/Anvil', text: '#!/bin/sh\n', lines: [0] },
    { path: 'etc/init.d/an_vil', text: '#!/bin/sh\n', lines: [0] },
  ],
  good: [
    { path: 'etc/init.d/anvil2', text: '#!/bin/sh\n' },
    { path: 'etc/init.d/smith.example.org-anvil', text: '#!/bin/sh\n' },
    { path: 'src/An_vil', text: '#!/bin/sh\n' },
  ],
};
