import { describe, expect, it } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { lsbScript } from '../support/lsb-script.ts';
import { runCommand } from '../support/run-command.ts';

const FILES = {
  'etc/init.d/web': lsbScript('web', { 'Required-Start': 'net, db, nowhere', 'Required-Stop': 'net  db' }),
  'etc/init.d/db': lsbScript('db'),
  'etc/init.d/net': lsbScript('net'),
  'etc/init.d/other': lsbScript('other', { 'Should-Start': 'net; net' }),
};

const COMMA = "insserv does not read `db' in Required-Start of web: a comma with a blank behind it ends the list";
const BLANKS = "insserv does not read `db' in Required-Stop of web: two blanks in a row end the list";

function said(...words: readonly string[]): string {
  return runCommand(runInitorder, words, FILES).stderr;
}

describe('a word that insserv drops', () => {
  it('is told by why, with its place, about the scripts that it would have ordered', () => {
    const { status, stdout, stderr } = runCommand(runInitorder, ['why', 'db', 'web', 'etc/init.d'], FILES);
    expect(status).toBe(1);
    expect(stdout).toContain('no header word puts db and web in an order');
    expect(stderr).toContain(COMMA);
    expect(stderr).toContain('--> etc/init.d/web:4:28');
    expect(said('why', '--stop', 'web', 'db', 'etc/init.d')).toContain(BLANKS);
    expect(said('why', 'db', 'etc/init.d')).toContain(COMMA);
    expect(said('why', 'net', 'web', 'etc/init.d')).toBe('');
    expect(said('why', 'other', 'etc/init.d')).toBe('');
  });

  it('is told by order and plan, and only where it would have decided', () => {
    expect(said('order', 'etc/init.d').match(/insserv does not read .*/g)).toEqual([COMMA]);
    expect(said('order', '--stop', 'etc/init.d').match(/insserv does not read .*/g)).toEqual([BLANKS]);
    expect(said('plan', 'etc/init.d').match(/insserv does not read .*/g)).toEqual([COMMA, BLANKS]);
    expect(said('plan', '--scheme', 'chkconfig', 'etc/init.d')).not.toContain('insserv does not read');
  });
});
