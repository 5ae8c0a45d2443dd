/** BusyBox as Buildroot sets it up: rcS starts all `S??*` of /etc/init.d in byte order, rcK stops them backwards. */
import type { BootPlan, BootStep } from '../../model/boot-plan.ts';
import { baseName } from '../../model/path.ts';
import type { SysvRequest } from '../request.ts';
import { describeSequence } from '../sysv/sequence.ts';
import { fileReason } from '../sysv/steps.ts';
import { shortPath } from '../paths.ts';

const FOLDER = '/etc/init.d';

export function planBusybox({ view, phase }: Pick<SysvRequest, 'view' | 'phase'>): BootPlan {
  const isBoot = phase === 'boot';
  const names = (view.listNames(FOLDER) ?? []).filter((name) => /^S[^]{2}/.test(name));
  const paths = names.map((name) => `${FOLDER}/${name}`).filter((path) => view.kindOf(path) === 'file');
  const steps = (isBoot ? paths : paths.toReversed()).map((path): BootStep => {
    // What ends in .sh is sourced, which asks for no permission to run it.
    const isRun = path.endsWith('.sh') || view.isExecutable(path);
    return {
      script: shortPath(path),
      name: baseName(path),
      verb: isBoot ? 'start' : 'stop',
      pass: 'only',
      decision: isRun ? 'run' : 'out',
      code: isRun ? 'linked' : 'not-executable',
      reasons: [fileReason(isRun ? 'name' : 'mode', path, { name: baseName(path) })],
      chain: [],
    };
  });
  return {
    system: 'busybox',
    phase,
    verb: isBoot ? 'start' : 'stop',
    steps,
    skipped: [],
    warnings: [],
    findings: [],
    ...describeSequence(steps),
    parallelism: 'none',
  };
}
