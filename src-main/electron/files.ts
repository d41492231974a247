import { fileURLToPath } from 'node:url';

/**
 * Where the program's own files are.
 * @param entry address of the entry bundle, dist/main/electron.js, in the repository as in a package; only that file
 * knows it, since bundles are cut into chunks.
 */
export function filesAround(entry: string) {
  const url = (file: string): URL => new URL(file, entry);
  const path = (file: string): string => fileURLToPath(url(file));
  return {
    /** Folder of package.json. */
    root: url('../../'),
    renderer: path('../renderer'),
    preload: path('../preload/preload.cjs'),
    resources: path('../../resources'),
    trayIcon: path('../../resources/icons/tray.png'),
    windows: {
      helper: path('winspool.js'),
      sumatraFolder: path('../../node_modules/pdf-to-printer/dist'),
    },
    threads: { render: url('render-worker.js'), reader: url('reader-thread.js') },
    backup: url('backup-program.js'),
  };
}

export type ProgramFiles = ReturnType<typeof filesAround>;
