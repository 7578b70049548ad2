import { defineConfig } from 'vitest/config';

// Measures the program in a window and writes build/e2e/desktop.json; the
// limits stand with the other figures of `make bench`.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.desktop-measure.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
