import type { Host } from '../../src/host/door.ts';

/** The bytes of a file of a host; empty if there is none. */
export function textAt(host: Host, path: string): string {
  const content = host.readFile(path);
  return content.kind === 'text' ? content.text : '';
}
