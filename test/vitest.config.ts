import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C', NO_COLOR: '1' },
    testTimeout: 60_000,
    // By default one processor is left idle: of two, half. Tests that run scripts mostly wait.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // The entries of the bundles run in child processes only, where the coverage tool does not see them, and the script of
      // the page in a browser (`npm run test:browser`).
      exclude: ['src/cli/*/main.ts', 'src/build/**', 'src/browser/**'],
      reporter: ['text-summary', 'json-summary'],
      // Of the branches that are missing, most are the fallbacks that `noUncheckedIndexedAccess` asks for.
      thresholds: { lines: 95, branches: 84 },
    },
  },
});

export default config;
