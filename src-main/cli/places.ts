import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PolicySet } from '../core/policy/policy-set.ts';
import type { Ports } from '../core/ports.ts';

/** Where the program's own files are, and what holds on this computer. */
export interface Places {
  readonly resources: string;
  /** Folder of the built page. */
  readonly page: string;
  readonly threads: Ports['threads'];
  /** The program that copies the database. */
  readonly backup: URL;
  /** For printing on Windows. */
  readonly windows: { readonly helper: string; readonly sumatraPdf: string };
  readonly version: string;
  /** What an administrator has decided. */
  readonly policies: PolicySet;
  /** What a host that is not plain Node does otherwise, such as starting programs. */
  readonly adapt?: (ports: Ports) => Ports;
}

/** @param root folder of package.json; only the entry file knows it, since bundles are cut into chunks. */
export function placesIn(root: URL, policies: PolicySet): Places {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  return {
    resources: fileURLToPath(new URL('resources/', root)),
    page: fileURLToPath(new URL('dist/renderer', root)),
    threads: {
      render: new URL('dist/main/render-worker.js', root),
      reader: new URL('dist/main/reader-thread.js', root),
    },
    backup: new URL('dist/main/backup-program.js', root),
    windows: {
      helper: fileURLToPath(new URL('dist/main/winspool.js', root)),
      sumatraPdf: fileURLToPath(new URL('node_modules/pdf-to-printer/dist/SumatraPDF-3.4.6-32.exe', root)),
    },
    version,
    policies,
  };
}
