import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createMemoryHost } from '../../src/host/memory-host.ts';
import { textAt } from '../support/host-text.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

type Files = Readonly<Record<string, string>>;

/** A port that wants to be behind DAEMON and before NETWORKING, which DAEMON requires. */
const DHCP: Files = {
  'rc.d/DAEMON': '# PROVIDE: DAEMON\n# REQUIRE: NETWORKING\n',
  'rc.d/NETWORKING': '# PROVIDE: NETWORKING\n',
  'rc.d/dhcp6': '# PROVIDE: dhcp6\n# REQUIRE: DAEMON\n# BEFORE: NETWORKING\n',
  'rc.d/other': '# PROVIDE: other\n# REQUIRE: DAEMON\n',
};

/** Two rings apart. */
const PAIRS: Files = {
  'p/a': '# PROVIDE: a\n# REQUIRE: b\n',
  'p/b': '# PROVIDE: b\n# REQUIRE: a\n',
  'p/c': '# PROVIDE: c\n# REQUIRE: d\n',
  'p/d': '# PROVIDE: d\n# REQUIRE: c\n',
};

function cycles(words: readonly string[], files: Files): CommandRun {
  return runCommand(runInitorder, ['cycles', ...words], files);
}

/** The lines that a change takes out. */
function removed(words: readonly string[], files: Files): readonly string[] {
  return cycles(['--diff', ...words], files).stdout.match(/^-[^-].*/gm) ?? [];
}

describe('initorder cycles, where several cuts would do', () => {
  it('shows all of them with what they give up, and says which one --fix makes', () => {
    const { stdout } = cycles(['rc.d'], DHCP);
    expect(stdout.slice(stdout.indexOf('help: delete')))
      .toBe(`help: delete 1 word, a soft one, and no ring is left; no smaller cut exists

 --> rc.d/dhcp6:3:11
  |
3 - # BEFORE: NETWORKING
3 + # BEFORE:
  = NETWORKING (BEFORE, soft): dhcp6 no longer has to start before NETWORKING

  = this is cut 1 of 3; to make it: initorder cycles --fix rc.d

help: 2 other cuts would do as well; --cut N makes one of them, --keep WORD
      rules a word out

  cut 2: rc.d/dhcp6:2:12 DAEMON (REQUIRE, hard): dhcp6 no longer has to start
         after DAEMON
  cut 3: rc.d/DAEMON:2:12 NETWORKING (REQUIRE, hard): DAEMON no longer has to
         start after NETWORKING

`);
  });

  it('proposes a word of a local script before one of the base', () => {
    const files = {
      'etc/rc.d/base': '# PROVIDE: base\n# REQUIRE: port\n',
      'usr/local/etc/rc.d/port': '# PROVIDE: port\n# REQUIRE: base\n',
      'etc/rc.d/x': '# PROVIDE: x\n# REQUIRE: port\n',
    };
    const { stdout } = cycles(['--diff', 'etc/rc.d', 'usr/local/etc/rc.d'], files);
    expect(stdout).toContain('-# REQUIRE: base\n');
  });

  it('makes the cut that is chosen by its number, in the diff, the report, the data and the files', () => {
    expect(removed(['--cut', '3', 'rc.d'], DHCP)).toEqual(['-# REQUIRE: NETWORKING']);
    const { stdout } = cycles(['--cut', '3', 'rc.d'], DHCP);
    expect(stdout).toContain('= this is cut 3 of 3; to make it: initorder cycles --fix --cut 3 rc.d\n');
    expect(stdout).toContain('cut 1: rc.d/dhcp6:3:11');
    const data = JSON.parse(cycles(['--json', '--cut', '3', 'rc.d'], DHCP).stdout) as unknown;
    expect(data).toMatchObject({
      graphs: [
        {
          groups: [
            {
              cut: { hard: 1, words: [{ path: 'rc.d/DAEMON', word: 'NETWORKING' }] },
              cuts: [
                { number: 1, isChosen: false, hard: 0, soft: 1, words: [{ path: 'rc.d/dhcp6', field: 'BEFORE' }] },
                { number: 2, isChosen: false, words: [{ path: 'rc.d/dhcp6', field: 'REQUIRE' }] },
                { number: 3, isChosen: true, words: [{ givesUp: ['DAEMON no longer has to start after NETWORKING'] }] },
              ],
              cutsComplete: true,
            },
          ],
        },
      ],
    });
    const host = createMemoryHost(Object.entries(DHCP));
    expect(runCommand(runInitorder, ['cycles', '--fix', '--cut', '2', 'rc.d'], {}, { host }).status).toBe(0);
    expect(textAt(host, 'rc.d/dhcp6')).toBe('# PROVIDE: dhcp6\n# REQUIRE:\n# BEFORE: NETWORKING\n');
  });

  it('numbers cuts through all groups, and lets each group have its own', () => {
    expect(removed(['--cut', '4', 'p'], PAIRS)).toEqual(['-# REQUIRE: b', '-# REQUIRE: c']);
    expect(removed(['--cut', '2', '--cut', '4', 'p'], PAIRS)).toEqual(['-# REQUIRE: a', '-# REQUIRE: c']);
  });

  it('never proposes a word that is to be kept, by its text or by its place', () => {
    expect(removed(['--keep', 'NETWORKING', 'rc.d'], DHCP)).toEqual(['-# REQUIRE: DAEMON']);
    expect(removed(['--keep', 'rc.d/dhcp6:3', 'rc.d'], DHCP)).toEqual(['-# REQUIRE: DAEMON']);
    const { stdout } = cycles(['--keep', 'rc.d/dhcp6:3:11', '--keep', 'DAEMON', 'rc.d'], DHCP);
    expect(stdout).toContain('--fix --keep rc.d/dhcp6:3:11 --keep DAEMON rc.d\n');
    expect(stdout).not.toContain('cut 2');
  });

  it('changes nothing if the words that are to be kept make a ring alone', () => {
    const words = ['--keep', 'NETWORKING', '--keep', 'DAEMON'];
    for (const mode of ['--fix', '--diff']) {
      expect(cycles([mode, ...words, 'rc.d'], DHCP)).toEqual({
        status: 1,
        stdout: '',
        stderr: 'error: the words that are to be kept make a ring alone\n  = help: nothing was changed\n',
      });
    }
    expect(cycles([...words, 'rc.d'], DHCP).stdout).toContain('help: the words that are to be kept make a ring alone');
    expect(cycles(['--json', ...words, 'rc.d'], DHCP).stdout).toContain('"cuts": []');
  });

  it.each([
    { words: ['--cut', '4'], message: 'there is no cut 4: they are numbered from 1 to 3' },
    { words: ['--cut', 'two'], message: "option --cut takes the number of a cut, not 'two'" },
    { words: ['--cut', '1', '--cut', '2'], message: 'two of these cuts are of one group, which needs one only' },
    { words: ['--keep', 'NETWROKING'], message: "did you mean 'NETWORKING'?" },
  ])('answers $words with status 2', ({ words, message }) => {
    const { status, stdout, stderr } = cycles([...words, 'rc.d'], DHCP);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('says how many there are at least where they are too many to list', () => {
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [`s${i}`, `# PROVIDE: s${i}\n# REQUIRE: s${(i + 149) % 150}\n`]),
    );
    const { stdout } = cycles(Object.keys(files), files);
    expect(stdout).toContain('this is cut 1 of at least 100; to make it');
    expect(stdout).toContain('... and 87 more cuts (--whole shows all)');
  });
});
