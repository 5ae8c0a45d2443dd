/** Traces of systemd in a root, as chkconfig 1.33 looks for them, and the few things that it asks systemd to do. */
import type { RootedHost } from '../host/rooted-host.ts';
import type { Programs } from '../host/programs.ts';
import { textOfBytes, type ByteString } from '../model/bytes.ts';
import { baseName } from '../model/path.ts';

/** Where units of packages are; the other folder is the administrator's. */
const PACKAGE_UNITS = '/lib/systemd/system';
const UNIT_FOLDERS: readonly ByteString[] = [PACKAGE_UNITS, '/etc/systemd/system'];

/** Units that stand in for a facility on a systemd host. */
const STAND_INS: ReadonlyMap<ByteString, string> = new Map([
  ['$network', 'network.target'],
  ['$named', 'nss-lookup.target'],
  ['$portmap', 'rpcbind.target'],
  ['$remote_fs', 'remote-fs.target'],
  ['$syslog', 'systemd-journald.service'],
  ['$time', 'time-sync.target'],
]);

export class Systemd {
  readonly #host: RootedHost;
  /** None for a root that is not the machine's own: its units are not this machine's. */
  readonly #programs: Programs;
  #isInit: boolean | undefined;

  constructor(host: RootedHost, programs: Programs) {
    this.#host = host;
    this.#programs = programs;
  }

  /** True if `/sbin/init` is systemd, once all links are followed. */
  get isInit(): boolean {
    this.#isInit ??= baseName(this.#host.realPath('/sbin/init') ?? '') === 'systemd';
    return this.#isInit;
  }

  get isActive(): boolean {
    return this.isInit && this.#host.kindOf('/run/systemd/system/') === 'folder';
  }

  /** True if a list leaves out services that systemd knows, so that a person should be told. */
  get needsNote(): boolean {
    return this.isInit && this.#host.kindOf(PACKAGE_UNITS) !== undefined;
  }

  hasUnit(service: ByteString): boolean {
    return UNIT_FOLDERS.some((folder) => this.#exists(`${folder}/${service}.service`));
  }

  /** The unit that a request about a service is handed on to, if any is. */
  unitFor(service: ByteString): ByteString | undefined {
    if (!this.isInit) return undefined;
    if (this.hasUnit(service)) return `${service}.service`;
    const isSocket = UNIT_FOLDERS.some(
      (folder) => this.#exists(`${folder}/${service}@.service`) && this.#exists(`${folder}/${service}.socket`),
    );
    return isSocket ? `${service}.socket` : undefined;
  }

  /** Runs systemctl in this program's place; its exit status, or undefined if there is none. */
  forward(verb: string, unit: ByteString): number | undefined {
    return this.#programs.takeOver('systemctl', [verb, textOfBytes(unit)])?.status;
  }

  /** True if systemctl says that the service's unit is enabled. */
  isEnabled(service: ByteString): boolean {
    if (!this.isActive || !this.hasUnit(service)) return false;
    return this.#programs.ask('systemctl', ['is-enabled', '--quiet', `${textOfBytes(service)}.service`])?.status === 0;
  }

  /** True if systemctl says that a unit that stands in for a name is active. */
  standsInFor(name: ByteString): boolean {
    if (!this.isActive) return false;
    const unit = STAND_INS.get(name) ?? `${textOfBytes(name)}.service`;
    return this.#programs.ask('systemctl', ['is-active', '--quiet', unit])?.status === 0;
  }

  /** Has systemd read the units that it makes of init scripts again. */
  reload(): void {
    if (this.isActive) this.#programs.ask('systemctl', ['daemon-reload']);
  }

  reloadXinetd(): void {
    this.#programs.ask('/sbin/service', ['xinetd', 'reload']);
  }

  #exists(path: ByteString): boolean {
    return this.#host.kindOf(path) !== undefined;
  }
}
