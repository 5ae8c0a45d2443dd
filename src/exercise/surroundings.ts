/** What a script takes for granted around its program: folders, files that show that it is up, other services. */
import type { ByteString } from '../model/bytes.ts';
import type { ScriptVariables } from './variables.ts';

export interface Surroundings {
  /** Folders that the script goes to. */
  readonly folders: readonly ByteString[];
  /** Files that it waits for: the program makes them. */
  readonly readyFiles: readonly ByteString[];
  /** Scripts of other services that it calls. */
  readonly services: readonly ByteString[];
}

const FOLDER =
  /(?:--chdir[ =]|(?:start-stop-daemon|ssd)\b[^\n[]{0,300}[ \t]-d[ \t]+|(?:^|[\s;&|({])cd[ \t]+|\bcwd=)["']*(\/[\w/.+-]*[\w+-])(?=[\s"';&|)}/,]|$)/gm;
const WAITED =
  /(?:^|[\s;])(?:until|while)\b[^\n]{0,200}\[[ \t]+(?:![ \t]+)?-[efrs][ \t]+"?(\/(?:var\/)?(?:run|tmp)\/[\w./+-]+)/gm;
const READY = /^READY(?:_?FILE)?[ ]?=[ ]?["']?(\/(?:var\/)?(?:run|tmp)\/[\w./+-]+)/gm;
const CALL = '(?:one|force|fast|quiet)*(?:start|stop|restart|status|reload)\\b';
const CALLED = new RegExp(
  `((?:/usr/local|/usr/pkg)?/etc/(?:init\\.d|rc\\.d/init\\.d|rc\\.d))/([\\w.+$-]+)["']?[ \\t]+["']?${CALL}`,
  'g',
);
const BY_SERVICE = new RegExp(`(?:^|[\\s;&|(])(?:/usr/sbin/)?service[ \\t]+["']?([\\w.+$-]+)["']?[ \\t]+${CALL}`, 'gm');
const FORCED = /(?:^|[\s;&|])force_depend[ \t]+([\w-]+)/gm;
const LOOP = /(?:^|[\s;])for[ \t]+([A-Za-z_]\w*)[ \t]+in[ \t]+([^;\n$`(]{1,2000}?)[ \t]*(?:;|$)/gm;
const IN_PYTHON = /^SCRIPTS = '(\/etc\/[\w./-]+?)\/?'$/m;
const MEMBERS = /^[A-Z]+ = \[((?:'[\w.+-]+'(?:, )?)+)\]$/m;
/** Of the system; they are there in any case. */
const USUAL_FOLDERS =
  /^\/(?:usr\/(?:s?bin|lib)|s?bin|lib|etc(?:\/(?:init|rc)\.d)?|var(?:\/(?:lib|log|run|tmp|cache|spool|lock))?|run|tmp|root|home|opt|proc|sys|dev)$/;

/** What the code shows, with its variables put in. O(n). */
export function lookAround(code: ByteString, variables: ScriptVariables): Surroundings {
  const folders = Array.from(code.matchAll(FOLDER), ([, folder = '']) => folder);
  for (const [name, value] of variables.entries())
    if (name.endsWith('_chdir') && /^\/[\w/.+-]+$/.test(value)) folders.push(value);
  const ready = [...code.matchAll(WAITED), ...code.matchAll(READY)].map(([, file = '']) => file);
  return {
    folders: [...new Set(folders)].filter((folder) => !USUAL_FOLDERS.test(folder)),
    readyFiles: [...new Set(ready)].filter((file) => !file.endsWith('pid')),
    services: servicesOf(code),
  };
}

function servicesOf(code: ByteString): readonly ByteString[] {
  const loops = new Map<ByteString, readonly ByteString[]>();
  for (const [, variable = '', words = ''] of code.matchAll(LOOP))
    loops.set(
      variable,
      words.split(/[ \t]+/).filter((word) => /^[\w.+-]+$/.test(word)),
    );
  const named = [
    ...Array.from(code.matchAll(CALLED), ([, folder = '', name = '']) => ({ folder, name })),
    ...Array.from(code.matchAll(BY_SERVICE), ([, name = '']) => ({ folder: '/etc/init.d', name })),
  ];
  for (const [, name = ''] of code.matchAll(FORCED)) named.push({ folder: '/etc/rc.d', name });
  const paths = named.flatMap(({ folder, name }) => {
    const words = name.startsWith('$') ? (loops.get(name.slice(1)) ?? []) : [name];
    return words.map((word) => `${folder}/${word}`);
  });
  const folder = IN_PYTHON.exec(code)?.[1];
  const members = folder === undefined ? '' : (MEMBERS.exec(code)?.[1] ?? '');
  for (const [, member = ''] of members.matchAll(/'([^']+)'/g)) paths.push(`${folder ?? ''}/${member}`);
  return [...new Set(paths)].filter((path) => !/[$]|\/functions$/.test(path));
}
