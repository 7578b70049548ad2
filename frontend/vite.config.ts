import react from '@vitejs/plugin-react';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

/** A running `broadsheet serve`, to which `npm run dev` hands the calls on. */
const desk = process.env.BROADSHEET_ORIGIN ?? 'http://127.0.0.1:7463';

/**
 * The desk answers pages of its own address alone. A call of the page that Vite
 * serves is made one of those; what other sites send keeps its Origin and is
 * refused. The desk's cookie comes along, because cookies know no ports: open
 * the address that serve prints once, then this one on the same host.
 */
const proxy: ProxyOptions = {
  target: desk,
  changeOrigin: true,
  configure: (server) => {
    server.on('proxyReq', (toDesk, request) => {
      if (request.headers.origin === `http://${request.headers.host}`) toDesk.setHeader('origin', desk);
    });
  },
};

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // dist/ holds a committed placeholder, so that Go compiles without a build.
    emptyOutDir: false,
  },
  test: {
    projects: [
      // What needs no document: nothing of one file is left for the next, so all share what they import.
      {
        extends: true,
        test: { name: 'plain', include: ['src/**/*.test.ts'], exclude: ['**/*.dom.test.ts'], isolate: false },
      },
      // A document takes longer to make than most of these tests take; each file has its own.
      { extends: true, test: { name: 'dom', include: ['src/**/*.dom.test.{ts,tsx}'], environment: 'happy-dom' } },
    ],
  },
  // The guide and its pictures stand in docs/.
  server: { fs: { allow: ['.', '../docs'] }, host: '127.0.0.1', proxy: { '/api': proxy } },
});
