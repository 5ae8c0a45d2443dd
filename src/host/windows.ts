/** What Windows has in another form: paths, and no modes. On all other systems a backslash is a letter of a name. */

/** Files there have no bits for who may run them, so all are taken to have those of a script. */
const MODE_OF_ALL = 0o755;

export function isWindows(): boolean {
  return process.platform === 'win32';
}

/**
 * An argument, or the working folder, with slashes. A path of the drive that is worked on begins with a slash, as the system
 * takes it as well; one of another drive stays as it is, and is good for reading.
 *
 * @param cwd the working folder as the system has it, such as `C:\project`
 */
export function fromWindows(word: string, cwd: string): string {
  const slashed = word.replaceAll('\\', '/');
  const start = /^--[a-z-]+=/.exec(slashed)?.[0].length ?? 0;
  const path = slashed.slice(start);
  const isOfDrive = path.slice(0, 2).toLowerCase() === cwd.slice(0, 2).toLowerCase() && path[1] === ':';
  return slashed.slice(0, start) + (isOfDrive && (path[2] ?? '/') === '/' ? path.slice(2) || '/' : path);
}

/** The permission bits of a mode, where the system has any. */
export function permissionsOf(mode: number): number {
  return isWindows() ? MODE_OF_ALL : mode & 0o7777;
}
