/** A folder that is gone at the end, and the commands as an image would have them: links with the real programs' names. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Calls `use` with a folder of its own. */
export async function withScratch(use) {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'initorder-client-')));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a file and the folders above it. */
export function write(file, text, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
}

/** The links below a root, as `rc3.d/S20web`. */
export function linksOf(root) {
  const etc = path.join(root, 'etc');
  return fs
    .readdirSync(etc)
    .filter((name) => /^rc[0-6S]\.d$/.test(name))
    .flatMap((level) => fs.readdirSync(path.join(etc, level)).map((name) => `${level}/${name}`))
    .sort();
}

/** A script with an LSB block and a chkconfig line. */
export function makeScript(name) {
  return `#!/bin/sh
# chkconfig: 2345 20 80
# description: ${name}
### BEGIN INIT INFO
# Provides:          ${name}
# Required-Start:
# Required-Stop:
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: ${name}
### END INIT INFO
case "$1" in
  start) touch "/etc/$(basename "$0").is-running" ;;
  stop) rm -f "/etc/$(basename "$0").is-running" ;;
  status) if [ -e "/etc/$(basename "$0").is-running" ]; then echo "${name} is running"; else echo "${name} is stopped"; exit 3; fi ;;
  *) echo "usage: $0 {start|stop|status}"; exit 2 ;;
esac
`;
}
