import type { DataExport } from '../../src-shared/contract/data-export.ts';
import type { DataExportRequest } from '../../src-shared/models/data-export.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { saveFile } from '../client/save-file.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

/** Bytes of a file that are asked for at a time. */
const savePart = 4 * 1024 * 1024;

export interface DataExportsSlice {
  /** Newest first; null until the host has listed them. */
  readonly dataExports: readonly DataExport[] | null;
  readonly loadDataExports: () => Promise<Outcome<void>>;
  readonly requestDataExport: (request: DataExportRequest) => Promise<Outcome<DataExport>>;
  /** Gives a finished archive to the person. */
  readonly saveDataExport: (job: DataExport) => Promise<Outcome<void>>;
  readonly forgetDataExports: () => void;
}

export const createDataExportsSlice: Slice<DataExportsSlice> = (set, get) => {
  /** Counts our own requests: a list asked for before one is older news when it arrives after. */
  let requests = 0;
  return {
    dataExports: null,

    loadDataExports: () =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const asked = requests;
        const dataExports = await client.dataExport.list({ ...ofOrganisation(get()), limit: 10 });
        if (here() && asked === requests) set({ dataExports });
      }),

    requestDataExport: (request) =>
      attempt(async () => {
        const here = sameOrganisation(get);
        const job = await client.dataExport.request({ ...ofOrganisation(get()), ...request });
        requests++;
        if (here()) set({ dataExports: [job, ...(get().dataExports ?? [])] });
        return job;
      }),

    saveDataExport: (job) =>
      attempt(async () => {
        const parts: Blob[] = [];
        const owner = ofOrganisation(get());
        for (let begin = 0, size = 1; begin < size; begin += savePart) {
          const range = { begin, end: begin + savePart };
          const part = await client.dataExport.range({ ...owner, job_id: job.job_id, ...range });
          parts.push(part.bytes);
          size = part.size;
        }
        saveFile(new Blob(parts), job.output_filename ?? job.job_id);
      }),

    forgetDataExports: () => set({ dataExports: null }),
  };
};
