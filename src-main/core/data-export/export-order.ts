import type { ArchiveFormat, SectionReport } from '../../../src-shared/models/data-export.ts';
import type { DataPaths } from '../folder/paths.ts';
import type { Ports } from '../ports.ts';

export interface ExportOrder {
  readonly paths: DataPaths;
  readonly ports: Pick<Ports, 'threads' | 'freeDisk' | 'version' | 'now'>;
  readonly station: string;
  readonly organisation: number;
  readonly format: ArchiveFormat;
  readonly people: boolean;
  readonly artifacts: boolean;
  /** Where the archive goes. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called after each section with the reports so far. */
  readonly onSection?: (done: readonly SectionReport[]) => void;
}
