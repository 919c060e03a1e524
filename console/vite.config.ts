import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Everything is a file of its own: the content security policy allows nothing inline. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: path.join(root, '../dist/console'),
    emptyOutDir: false,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // These know light-dark() by themselves.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'vite-manifest.json',
    reportCompressedSize: false,
    rolldownOptions: {
      // "use client" marks files for frameworks that render on the server.
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  },
  // For `npm run console:dev`, beside a server that runs.
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/graphql', '/dev', '/console', '/uploads', '/export'].map((url) => [
        url,
        { target: process.env['CAUSEWAY_URL'] ?? 'http://127.0.0.1:4000', ws: true },
      ]),
    ),
  },
});
