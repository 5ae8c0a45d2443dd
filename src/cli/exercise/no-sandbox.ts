/** Why there is no sandbox, and what helps. */
import type { NoSandbox } from '../../sandbox/open.ts';

interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** Said by the system, in the words of unshare(1), nsenter(1) and node. */
const CAUSES: readonly (readonly [RegExp, string, string])[] = [
  [
    /not used for root/,
    'bwrap would make real root the root of the sandbox',
    'leave --isolation out, or run it as a user',
  ],
  [/^a temporary file in/, 'it needs temporary files', 'TMPDIR names another folder for them'],
  [/has none/, 'sandboxes need Linux', 'run it in a Linux machine or container'],
  [
    /No space left on device|ENOSPC/,
    'the setting user.max_user_namespaces allows no name spaces of users',
    'sysctl user.max_user_namespaces=10000 allows them',
  ],
  [
    /uid_map|gid_map|Permission denied|EACCES/,
    'this system does not let a user be root in a name space of its own (kernel.apparmor_restrict_unprivileged_userns?)',
    'run it as root, or set kernel.apparmor_restrict_unprivileged_userns=0',
  ],
  [
    /Operation not permitted|EPERM/,
    'name spaces are refused: a container whose seccomp or AppArmor profile forbids them',
    'docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined, or podman, allows them',
  ],
  [/not installed|ENOENT|not found/, 'unshare, nsenter or prlimit is missing', 'install util-linux, tar and iproute2'],
];

/** One line that says why, and one that says what helps. */
export function explainNoSandbox({ tried, said }: NoSandbox): Refusal {
  const known = CAUSES.find(([words]) => words.test(`${tried}: ${said}`));
  const detail = said === '' ? tried : `${tried}: ${said.split('\n')[0] ?? ''}`;
  const cause = known === undefined ? detail : `${known[1]} (${detail})`;
  return {
    message: `no sandbox, so nothing was run: ${cause}`,
    hint: known?.[2] ?? 'docs/initorder-exercise.md says what a sandbox needs',
  };
}
