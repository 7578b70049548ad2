import { defineConfig } from 'vitest/config';

// Takes the pictures of the guide and the README anew, into docs/img.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.pictures.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
