/** ansible's modules `service` and `sysvinit`, with chkconfig as on Red Hat, and with update-rc.d as on Debian. */
import { canLayer, runInSystem } from './system.mjs';

const play = (module, args) => `ansible localhost -o -m ${module} -a '${args}'`;
const LINKS = 'cd /etc && echo rc[0-6].d/[SK]*';

/** The links of the script when it is on and when it is off, by the program that made them. */
const SYSTEMS = [
  {
    program: 'chkconfig',
    on: 'rc0.d/K80web rc1.d/K80web rc2.d/S20web rc3.d/S20web rc4.d/S20web rc5.d/S20web rc6.d/K80web',
    off: 'rc0.d/K80web rc1.d/K80web rc2.d/K80web rc3.d/K80web rc4.d/K80web rc5.d/K80web rc6.d/K80web',
  },
  {
    program: 'update-rc.d',
    on: 'rc0.d/K01web rc1.d/K01web rc2.d/S01web rc3.d/S01web rc4.d/S01web rc5.d/S01web rc6.d/K01web',
    off: 'rc0.d/K01web rc1.d/K01web rc2.d/K01web rc3.d/K01web rc4.d/K01web rc5.d/K01web rc6.d/K01web',
  },
];

/**
 * `service` makes the first links by `chkconfig --add`, because our message tells it to, and finds the script on then.
 * `sysvinit` switches on with `update-rc.d NAME defaults`, which leaves links alone that are there, in Debian's program too.
 */
const MODULES = [
  { module: 'service', more: ' use=service', changesFirst: /SUCCESS|CHANGED/, isRaised: () => true },
  {
    module: 'sysvinit',
    more: '',
    changesFirst: /"changed": true/,
    isRaised: (program) => program !== 'update-rc.d',
  },
];

export async function ansible(check) {
  if (!canLayer()) {
    console.log('left out: no layers can be mounted here (root and overlay are needed)');
    return;
  }
  for (const { program, on, off } of SYSTEMS) {
    for (const { module, more, changesFirst, isRaised } of MODULES) {
      const turn = (enabled) => play(module, `name=web enabled=${enabled}${more}`);
      const results = await runInSystem(
        [program],
        [turn('yes'), LINKS, turn('yes'), turn('no'), LINKS, turn('no'), turn('yes'), LINKS],
      );
      const wanted = [
        changesFirst,
        on,
        /"changed": false/,
        /"changed": true/,
        off,
        /"changed": false/,
        /"changed": true/,
        isRaised(program) ? on : off,
      ];
      results.forEach(({ line, status, said }, i) => {
        const want = wanted[i];
        const isRight = status === 0 && (want instanceof RegExp ? want.test(said) : said.trim() === want);
        check(`ansible ${module} with ${program}: ${line}`, isRight, said);
      });
    }
  }
}
