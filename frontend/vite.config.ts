import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // dist/ holds a committed placeholder, so that Go compiles without a build.
    emptyOutDir: false,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
  server: { proxy: { '/api': 'http://127.0.0.1:7463' } },
});
