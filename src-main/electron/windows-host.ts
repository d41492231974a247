import { join } from 'node:path';
import { app } from 'electron';
import type { WindowsHost } from '../core/printing/drivers/windows/windows-host.ts';
import { startUtility } from './utility.ts';

const sumatraPdf = 'SumatraPDF-3.4.6-32.exe';

/**
 * Printing on Windows out of Electron. SumatraPDF lies beside the package's archive.
 * @param files where our helper is, and where SumatraPDF is outside of a package.
 */
export function windowsHost(files: { readonly helper: string; readonly sumatraFolder: string }): WindowsHost {
  const folder = app.isPackaged ? join(process.resourcesPath, 'sumatrapdf') : files.sumatraFolder;
  return {
    sumatraPdf: join(folder, sumatraPdf),
    startHelper: () => startUtility('Print Room printers', files.helper),
  };
}
