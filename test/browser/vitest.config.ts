import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/browser/**/*.browser.ts'],
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C', NO_COLOR: '1' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One browser at a time: each has several processes.
    fileParallelism: false,
  },
});

export default config;
