/** Error numbers in the words of strerror(3). Node has only libuv's words, which no real program prints. */

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'Permission denied'],
  ['EAGAIN', 'Resource temporarily unavailable'],
  ['EBADF', 'Bad file descriptor'],
  ['EBUSY', 'Device or resource busy'],
  ['EDQUOT', 'Disk quota exceeded'],
  ['EEXIST', 'File exists'],
  ['EFBIG', 'File too large'],
  ['EINVAL', 'Invalid argument'],
  ['EIO', 'Input/output error'],
  ['EISDIR', 'Is a directory'],
  ['ELOOP', 'Too many levels of symbolic links'],
  ['EMFILE', 'Too many open files'],
  ['EMLINK', 'Too many links'],
  ['ENAMETOOLONG', 'File name too long'],
  ['ENFILE', 'Too many open files in system'],
  ['ENODEV', 'No such device'],
  ['ENOENT', 'No such file or directory'],
  ['ENOMEM', 'Cannot allocate memory'],
  ['ENOSPC', 'No space left on device'],
  ['ENOTDIR', 'Not a directory'],
  ['ENOTEMPTY', 'Directory not empty'],
  ['ENXIO', 'No such device or address'],
  ['EPERM', 'Operation not permitted'],
  ['EPIPE', 'Broken pipe'],
  ['EROFS', 'Read-only file system'],
  ['ESTALE', 'Stale file handle'],
  ['ETXTBSY', 'Text file busy'],
  ['EXDEV', 'Invalid cross-device link'],
]);

/** The words of strerror(3) for the name of an error number; the name itself where they are not known. */
export function strerror(code: string): string {
  return REASONS.get(code) ?? code;
}

/** What Node refuses before it asks the system, as the system would have said it: a path with a NUL, a file of gigabytes. */
const REFUSED_BY_NODE: ReadonlyMap<string, string> = new Map([
  ['ERR_INVALID_ARG_VALUE', 'EINVAL'],
  ['ERR_FS_FILE_TOO_LARGE', 'EFBIG'],
  ['ERR_STRING_TOO_LONG', 'EFBIG'],
]);

/** The name of the error number that a failed system call carries; undefined for any other exception. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return error.code.startsWith('ERR_') ? REFUSED_BY_NODE.get(error.code) : error.code;
}
