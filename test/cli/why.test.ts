import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand, type CommandRun } from '../support/run-command.ts';

const RC: Readonly<Record<string, string>> = {
  'rc.d/NET': '# PROVIDE: NET\n# REQUIRE: lan wan\n',
  'rc.d/lan': '# PROVIDE: lan\n',
  'rc.d/wan': '# PROVIDE: wan\n# REQUIRE: lan\n',
  'rc.d/sshd': '#!/bin/sh\n# PROVIDE: sshd\n# REQUIRE: NET\n',
  'rc.d/cron': '# PROVIDE: cron\n# BEFORE: sshd\n',
};

const INIT: Readonly<Record<string, string>> = {
  'etc/insserv.conf': '$portmap rpcbind\n$net $portmap +eth\n',
  'etc/init.d/rpcbind': lsbScript('rpcbind'),
  'etc/init.d/nfs': lsbScript('nfs', { 'Required-Start': '$net', 'Required-Stop': '$portmap' }),
  'etc/init.d/other': lsbScript('other'),
};

function why(words: readonly string[], files: Readonly<Record<string, string>> = RC): CommandRun {
  return runCommand(runInitorder, ['why', ...words], files);
}

it('tells of a word that names the file of the other script in place of what it provides', () => {
  const files = {
    'etc/init.d/mysql-server': lsbScript('mysql'),
    'etc/init.d/app': lsbScript('app', { 'Required-Start': 'mysql-server' }),
  };
  for (const [a, b] of [
    ['app', 'mysql-server'],
    ['mysql-server', 'app'],
  ] as const) {
    const { status, stderr } = why([a, b, 'etc/init.d'], files);
    expect(status).toBe(1);
    expect(stderr).toContain("none of these scripts provides `mysql-server', which app requires");
    expect(stderr).toContain("etc/init.d/mysql-server is there, it provides `mysql': write that");
  }
  expect(why(['app', 'app', 'etc/init.d'], files).stderr).toBe('');
});

describe('initorder why A B', () => {
  it('shows the shortest chain, each step with its word', () => {
    expect(why(['lan', 'sshd', 'rc.d'])).toEqual({
      status: 0,
      stderr: '',
      stdout: `lan must start before sshd

 1. NET must start after lan, because REQUIRE names lan
 --> rc.d/NET:2:12
  |
2 | # REQUIRE: lan wan
  |            ^^^

 2. sshd must start after NET, because REQUIRE names NET
 --> rc.d/sshd:3:12
  |
3 | # REQUIRE: NET
  |            ^^^

`,
    });
  });

  it('shows all chains when asked to, the shortest first', () => {
    const { stdout } = why(['--all', 'lan', 'sshd', 'rc.d']);
    expect(stdout.split('\n')[0]).toBe('lan must start before sshd, by 2 chains of words');
    expect(stdout.match(/^ 1\. .*/gm)).toEqual([
      ' 1. NET must start after lan, because REQUIRE names lan',
      ' 1. wan must start after lan, because REQUIRE names lan',
    ]);
  });

  it('says so when B comes first, and by which words', () => {
    const { status, stdout } = why(['sshd', 'cron', 'rc.d']);
    expect(status).toBe(1);
    expect(stdout).toContain('no: cron must start before sshd');
    expect(stdout).toContain('1. cron must start before sshd, because BEFORE names sshd');
  });

  it('tells what decided the order where no word does', () => {
    const { status, stdout } = why(['cron', 'wan', 'rc.d']);
    expect(status).toBe(1);
    expect(stdout).toBe(
      'no header word puts cron and wan in an order\n' +
        'cron comes first: its sequence number is 1, that of wan is 2 (one more than the\n' +
        'highest of what it waits for)\n',
    );
  });

  it('tells the tie rule for equals', () => {
    expect(why(['cron', 'lan', 'rc.d']).stdout).toContain(
      'both have the sequence number 1, so they may run in parallel',
    );
  });

  it('goes through facilities, down to the line of the conf file', () => {
    const { status, stdout } = why(['rpcbind', 'nfs', 'etc/init.d'], INIT);
    expect(status).toBe(0);
    expect(stdout).toContain(
      ' 1. nfs must start after rpcbind, because Required-Start names $net, which\n' +
        '    stands for $portmap (etc/insserv.conf:2), which stands for rpcbind\n' +
        '    (etc/insserv.conf:1)\n',
    );
  });

  it('asks about the stop, where the order is another', () => {
    const { status, stdout } = why(['--stop', 'nfs', 'rpcbind', 'etc/init.d'], INIT);
    expect(status).toBe(0);
    expect(stdout).toContain('1. nfs must stop before rpcbind, because Required-Stop names $portmap');
  });

  it('takes a script by its path, and its name by what it provides', () => {
    expect(why(['rc.d/lan', 'NET', 'rc.d']).status).toBe(0);
  });
});

describe('initorder why A', () => {
  it('draws what a script waits for and what waits for it', () => {
    expect(why(['NET', 'rc.d']).stdout).toBe(`what must start before NET:
  lan  [REQUIRE lan, NET:2:12]
  wan  [REQUIRE wan, NET:2:16]
    lan  [REQUIRE lan, wan:2:12]

what NET must start before:
  sshd  [REQUIRE NET, sshd:3:12]
`);
  });

  it('goes as deep as it is asked to', () => {
    expect(why(['-d', '1', 'NET', 'rc.d']).stdout).toContain('  wan ...  [REQUIRE wan');
  });

  it('shows what a facility stands for', () => {
    expect(why(['nfs', 'etc/init.d'], INIT).stdout).toContain('  rpcbind  [Required-Start $net = rpcbind, nfs:4:23]\n');
  });

  it('says so when a script waits for nothing', () => {
    expect(why(['lan', 'rc.d']).stdout).toContain('nothing must start before lan\n');
  });
});

describe('initorder why, used wrongly', () => {
  it.each([
    { words: [], message: 'no script named' },
    { words: ['lan'], message: 'no scripts given' },
    { words: ['lan', 'sshd'], message: 'no scripts given' },
    {
      words: ['lna', 'sshd', 'rc.d'],
      message: "none of these scripts is called 'lna' or provides it; did you mean 'lan'?",
    },
    { words: ['-d', 'x', 'lan', 'rc.d'], message: "option --depth takes a number from 1 on, or 'all', not 'x'" },
  ])('answers $words with status 2 and a way out', ({ words, message }) => {
    const { status, stdout, stderr } = why(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toBe(`initorder why: ${message}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('initorder why --json', () => {
  it('gives one object with the steps of each chain', () => {
    const { stdout } = why(['--json', 'lan', 'sshd', 'rc.d']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      answers: [
        {
          dialect: 'rcorder',
          direction: 'start',
          a: ['rc.d/lan'],
          b: ['rc.d/sshd'],
          forced: true,
          chains: [[{ first: 'rc.d/lan', then: 'rc.d/NET', field: 'REQUIRE', word: 'lan', line: 2, column: 12 }, {}]],
          reverse: null,
          otherwise: null,
        },
      ],
    });
  });
});
