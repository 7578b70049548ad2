import { defineConfig } from 'vitest/config';

// The program in a window of its own, on an X server without a screen.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.desktop.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['verbose'],
  },
});
