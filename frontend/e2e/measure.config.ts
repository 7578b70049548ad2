import { defineConfig } from 'vitest/config';

// Measures the editor in a real browser and writes build/e2e/figures.json; the
// limits stand with the other figures of `make bench`.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.measure.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
