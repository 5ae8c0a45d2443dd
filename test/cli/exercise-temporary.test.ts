import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { runInitorder } from '../../src/cli/initorder/command.ts';
import { createDiskHost } from '../../src/host/disk-host.ts';
import { runCommand } from '../support/run-command.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'no-temporary-'));

afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('runs nothing where no temporary file can be made, and says that it is that', () => {
  const script = path.join(folder, 'web');
  fs.writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  vi.stubEnv('TMPDIR', path.join(folder, 'gone'));
  const { status, stderr } = runCommand(runInitorder, ['exercise', script], {}, { host: createDiskHost() });
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: /no sandbox, so nothing was run: it needs temporary files/,
  });
  expect(stderr).toContain('TMPDIR');
});
