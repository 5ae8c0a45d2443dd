/** puppet's providers `redhat`, which calls chkconfig, and `debian`, which calls update-rc.d. */
import { canLayer, runInSystem } from './system.mjs';

const apply = (provider, enable) =>
  `puppet apply --color=false --detailed-exitcodes -e "service { 'web': enable => ${enable}, provider => ${provider} }"`;
const LINKS = 'cd /etc && echo rc[2-5].d/[SK]*';

const SYSTEMS = [
  { provider: 'redhat', program: 'chkconfig', number: { on: 'S20', off: 'K80' } },
  { provider: 'debian', program: 'update-rc.d', number: { on: 'S01', off: 'K01' } },
];

export async function puppet(check) {
  if (!canLayer()) {
    console.log('left out: no layers can be mounted here (root and overlay are needed)');
    return;
  }
  for (const { provider, program, number } of SYSTEMS) {
    const links = (start) => [2, 3, 4, 5].map((level) => `rc${level}.d/${start}web`).join(' ');
    const results = await runInSystem(
      [program],
      [apply(provider, true), LINKS, apply(provider, true), apply(provider, false), LINKS, apply(provider, false)],
    );
    // 2: changed, 0: nothing to change.
    const wanted = [2, links(number.on), 0, 2, links(number.off), 0];
    results.forEach(({ line, status, said }, i) => {
      const want = wanted[i];
      const isRight = typeof want === 'number' ? status === want : said.trim() === want;
      check(`puppet ${provider}: ${line}`, isRight, `${status}: ${said}`);
    });
  }
}
