import { defineConfig } from 'vitest/config';

// The whole program as a user meets it: the built binary, a real browser.
// One at a time: two browsers at once on two cores would measure each other.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['verbose'],
  },
});
