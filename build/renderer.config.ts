// The pages: one bundle with hashed names and relative addresses, the same for the desktop window and the browser.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inProject } from './projectRoot.ts';

export default defineConfig({
  root: inProject('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: inProject('dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // The policy allows no inline script and no data: font, so that nothing may be folded into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
});
