import type { FinishedFile } from '../render/file-sink.ts';

/** A job's finished file; an archive has no sheets. */
export interface JobFile extends FinishedFile {
  readonly sheets: number;
}
