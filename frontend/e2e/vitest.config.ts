import { defineConfig } from 'vitest/config';

// The whole program as a user meets it: the built binary, a real browser. Two
// files at a time, each with a program of its own; a worker keeps its browser
// and its modules from file to file, which saves starting both anew. Nothing
// here is measured (*.measure.ts is), so all that is waited for has time.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    environment: 'node',
    maxWorkers: 2,
    isolate: false,
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['verbose'],
  },
});
