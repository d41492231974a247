import { builtinModules } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What stays outside of the bundles: Node's own, the native module, and the wasm reader that finds its file by itself. */
const external = [/^node:/, ...builtinModules, 'electron', 'better-sqlite3', 'koffi'];

/**
 * One config, three environments, built together by `vite build --app`: the programs of the main process with their
 * threads (`host`), the sandboxed preload as one CommonJS file (`preload`), and the page (`client`).
 */
export default defineConfig({
  root: here('src-renderer'),
  base: './',
  plugins: [react()],
  // yazl and yauzl `require` it and want what its CommonJS file exports; the bundler would give them the other one.
  resolve: { alias: { 'buffer-crc32': here('node_modules/buffer-crc32/dist/index.cjs') } },
  environments: {
    client: {
      build: {
        outDir: here('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        chunkSizeWarningLimit: 2_000,
      },
    },
    host: {
      consumer: 'server',
      resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
      build: {
        outDir: here('dist/main'),
        emptyOutDir: true,
        target: 'node22',
        ssr: true,
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          external,
          input: {
            cli: here('src-main/cli/main.ts'),
            electron: here('src-main/electron/main.ts'),
            'render-worker': here('src-main/render-worker/main.ts'),
            'reader-thread': here('src-main/core/db/reader-thread.ts'),
            'backup-program': here('src-main/core/backups/backup-program.ts'),
            winspool: here('src-main/winspool/main.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: here('dist/preload'),
        emptyOutDir: true,
        target: 'node22',
        ssr: true,
        minify: false,
        rolldownOptions: {
          external: ['electron'],
          input: { preload: here('src-main/electron/preload/preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      await Promise.all(Object.values(builder.environments).map((environment) => builder.build(environment)));
    },
  },
  test: {
    root: here('.'),
    include: ['test/**/*.test.ts'],
    // Real processes on a busy machine: a limit against hanging, not a measure of speed.
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // Half of its time a test waits for a process, a printer or a browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
