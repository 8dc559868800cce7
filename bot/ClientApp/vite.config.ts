import { defineConfig } from 'vite';

// Names without hashes: the server sends no-cache with an ETag, and an output folder keeps no stale copies.
export default defineConfig({
  base: '/',
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      input: ['rehearsal.html', 'review.html', 'tab.html'],
      output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' },
    },
  },
});
