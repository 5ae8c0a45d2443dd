/** Scripts of a size that nobody writes by hand: a fault with them is one of ours. */
import { expect, it } from 'vitest';
import { runBoot } from '../support/boot-run.ts';
import { hostOf } from '../support/boot-vectors.ts';

it('a function of 150,000 questions on one line is read, and each question is told once', () => {
  const questions = Array.from({ length: 150_000 }, (_, i) => `checkyesno q${i % 3}_enable`).join('; ');
  const text = `# PROVIDE: a\n. /etc/rc.subr\nname=a\nasking() {\n${questions}\n}\nstart_cmd=asking\nrun_rc_command "$1"\n`;
  const { status, stdout } = runBoot(
    hostOf([], { 'etc/defaults/rc.conf': '', 'etc/rc.d/a': text }),
    'boot --system freebsd --explain a',
  );
  expect(status).toBe(0);
  for (const name of ['q0_enable', 'q1_enable', 'q2_enable']) expect(stdout.split(name)).toHaveLength(2);
});
