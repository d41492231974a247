import type { HelperProcess } from '../../../helper-process.ts';

/** What a host on Windows offers for its printers. */
export interface WindowsHost {
  readonly startHelper: () => HelperProcess;
  /** Path of SumatraPDF's executable: a package keeps it outside of its archive. */
  readonly sumatraPdf: string;
}
