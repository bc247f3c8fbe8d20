/** @file Three parts of the suite: unit tests, tests of the webview in a browser, and runs of the real workbench. */

import { defineConfig } from 'vitest/config';

/** What is waited for comes in its own time on a busy machine; a wait ends as soon as it is there. */
const PATIENT = { poll: { timeout: 60_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: ['test/support/flatTypes.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'test/host/**', 'test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          expect: PATIENT,
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: PATIENT,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
