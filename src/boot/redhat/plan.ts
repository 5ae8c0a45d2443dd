/** What Red Hat's /etc/rc.d/rc walks through: K links that have a lock, then S links that have none. */
import type { BootPlan, BootReason, BootStep, SkipCode, SkippedScript } from '../../model/boot-plan.ts';
import type { ByteString } from '../../model/bytes.ts';
import { baseName } from '../../model/path.ts';
import type { RootView } from '../../model/root-view.ts';
import { shortPath } from '../paths.ts';
import type { SysvRequest } from '../request.ts';
import { readLevelLinks, type LevelLink } from '../sysv/level-links.ts';
import { describeSequence } from '../sysv/sequence.ts';
import { fileReason, linkedStep, skippedLink } from '../sysv/steps.ts';
import { findRedhatFindings } from './findings.ts';
import { LOCKS, readLockUse, type LockUse } from './lock-use.ts';

/** Names that is_ignored_file passes over. */
const IGNORED = /(?:~|\.bak|\.orig|\.rpmnew|\.rpmorig|\.rpmsave)$/;

/** They are run in place of rc: nothing comes behind them. */
const LAST: ReadonlySet<ByteString> = new Set(['halt', 'reboot']);

export function planRedhat(request: SysvRequest): BootPlan {
  const { view, phase, from, to } = request;
  const links = readLevelLinks(view, redhatFolder(view, to));
  const walk = new Walk(request);
  const { lockCount } = walk;
  for (const link of links) if (link.kind === 'K') walk.kill(link);
  for (const link of links) if (link.kind === 'S') walk.start(link);
  const plan: BootPlan = {
    system: 'redhat',
    phase,
    from,
    to,
    verb: 'start',
    lockCount,
    steps: walk.steps,
    skipped: walk.skipped,
    warnings: [],
    findings: [],
    ...describeSequence(walk.steps),
    parallelism: 'none',
  };
  return { ...plan, findings: findRedhatFindings(links, (script) => walk.useOf(script)) };
}

/** Newer systems have the folders in /etc/rc.d, with links to them from /etc. */
function redhatFolder(view: RootView, level: ByteString): ByteString {
  const folder = `/etc/rc.d/rc${level}.d`;
  return view.kindOf(folder) === 'folder' ? folder : `/etc/rc${level}.d`;
}

class Walk {
  readonly steps: BootStep[] = [];
  readonly skipped: SkippedScript[] = [];
  readonly #view: RootView;
  readonly #locks: Set<ByteString>;
  readonly #uses = new Map<ByteString, LockUse>();
  #ended: BootReason | undefined;

  constructor({ view, locks }: SysvRequest) {
    this.#view = view;
    this.#locks = new Set(listLocks(view, locks));
  }

  get lockCount(): number {
    return this.#locks.size;
  }

  useOf(script: ByteString): LockUse {
    const known = this.#uses.get(script);
    if (known !== undefined) return known;
    const use = readLockUse(this.#view, script);
    this.#uses.set(script, use);
    return use;
  }

  kill(link: LevelLink): void {
    if (this.#passesOver(link)) return;
    const lock = this.#lockOf(link);
    if (lock === undefined) {
      const name = lockName(link);
      this.#skip(link, 'no-lock', fileReason('no-lock', `${LOCKS}/${name ?? ''}`, { name: name ?? link.name }));
      return;
    }
    this.steps.push(linkedStep(link, 'stop', 'stop', [fileReason('lock', `${LOCKS}/${lock}`)]));
    this.#free(link.target);
  }

  start(link: LevelLink): void {
    if (this.#passesOver(link)) return;
    const lock = this.#lockOf(link);
    if (this.#ended !== undefined) {
      this.#skip(link, 'after-halt', this.#ended);
      return;
    }
    if (lock !== undefined) {
      this.#skip(link, 'locked', fileReason('lock', `${LOCKS}/${lock}`));
      return;
    }
    this.steps.push(linkedStep(link, 'start', 'start'));
    for (const taken of this.useOf(link.target).taken) this.#locks.add(taken);
    if (baseName(link.target) === 'killall') this.#killAll();
    if (LAST.has(lockName(link) ?? '')) this.#ended = fileReason('run-ended', link.path, { name: link.name });
  }

  /** What has a lock still is stopped by its script; a lock without one is removed. The network stays. */
  #killAll(): void {
    for (const lock of [...this.#locks].sort()) {
      if (lock === 'network') continue;
      const script = [`/etc/rc.d/init.d/${lock}.init`, `/etc/rc.d/init.d/${lock}`].find(
        (path) => this.#view.kindOf(path) === 'file',
      );
      if (script === undefined) {
        this.#locks.delete(lock);
        continue;
      }
      const isRun = this.#view.isExecutable(script);
      const reason = isRun ? fileReason('lock', `${LOCKS}/${lock}`) : fileReason('mode', script);
      this.steps.push({
        script: shortPath(script),
        name: baseName(script),
        verb: 'stop',
        pass: 'killall',
        decision: isRun ? 'run' : 'out',
        code: isRun ? 'locked' : 'not-executable',
        reasons: [reason],
        chain: [],
      });
      if (isRun) this.#free(script);
    }
  }

  #free(script: ByteString): void {
    for (const lock of this.useOf(script).freed) this.#locks.delete(lock);
  }

  #lockOf(link: LevelLink): ByteString | undefined {
    const name = lockName(link);
    return name === undefined || name === '' ? undefined : [name, `${name}.init`].find((lock) => this.#locks.has(lock));
  }

  #passesOver(link: LevelLink): boolean {
    if (IGNORED.test(link.name)) this.#skip(link, 'scratch-name', fileReason('name', link.path, { name: link.name }));
    else if (!link.isFile) this.#skip(link, 'dangling', fileReason('link', link.path, { value: link.name }));
    else if (!link.isExecutable) this.#skip(link, 'not-executable', fileReason('mode', link.target));
    else return false;
    return true;
  }

  #skip(link: LevelLink, code: SkipCode, reason: BootReason): void {
    this.skipped.push(skippedLink(link, code, reason));
  }
}

/** What stands behind the letter and two more; undefined for a shorter name, of which nothing is taken off. */
function lockName({ name }: LevelLink): ByteString | undefined {
  return name.length < 3 ? undefined : name.slice(3);
}

function listLocks(view: RootView, locks: SysvRequest['locks']): readonly ByteString[] {
  if (locks === 'none') return [];
  if (locks === 'all') return view.listNames('/etc/rc.d/init.d') ?? view.listNames('/etc/init.d') ?? [];
  const folder = locks === 'tree' ? LOCKS : locks.folder;
  return (view.listNames(folder) ?? []).filter((name) => view.kindOf(`${folder}/${name}`) === 'file');
}
