import type { ArchivePreview, Job } from '../../src-shared/contract/jobs.ts';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { saveFile } from '../client/save-file.ts';
import { emptyList, replace, tell, toldSince, type LiveList } from './live-list.ts';
import { observe, type Pace } from './pace.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';

/** Bytes of a file that are asked for at a time. */
const filePart = 4 * 1024 * 1024;

export interface JobsSlice {
  readonly jobs: LiveList<Job>;
  readonly jobsLoaded: boolean;
  /** By job id, of jobs that are being made. */
  readonly paces: ReadonlyMap<string, Pace>;
  readonly loadJobs: (limit: number) => Promise<Outcome<void>>;
  /** One job, also one that is older than the list. */
  readonly fetchJob: (id: string) => Promise<Outcome<Job>>;
  /** A job as it is now, or as it was answered to a question asked at `askedAt` (the list's clock). */
  readonly takeJob: (job: Job, askedAt?: number) => void;
  readonly submitJob: (request: LabelExportSubmit) => Promise<Outcome<Job>>;
  readonly cancelJob: (id: string) => Promise<Outcome<Job>>;
  /** A failed job once more, as another one. */
  readonly retryJob: (id: string) => Promise<Outcome<Job>>;
  /** Bytes `begin` to `end` (exclusive) of a finished file. Throws: its only caller is the PDF reader. */
  readonly readArtifact: (id: string, begin: number, end: number) => Promise<Uint8Array>;
  /** What an archive begins with. */
  readonly readArchive: (id: string) => Promise<Outcome<ArchivePreview>>;
  /** Gives a finished file to the person. */
  readonly saveArtifact: (job: Job) => Promise<Outcome<void>>;
  readonly forgetJobs: () => void;
}

export const createJobsSlice: Slice<JobsSlice> = (set, get) => ({
  jobs: emptyList(),
  jobsLoaded: false,
  paces: new Map(),

  loadJobs: (limit) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const list = await client.jobs.list({ ...ofOrganisation(get()), limit });
      if (here()) set({ jobs: replace(get().jobs, list, (job) => job.job_id, asked), jobsLoaded: true });
    }),

  fetchJob: (id) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const job = await client.jobs.get({ ...ofOrganisation(get()), job_id: id });
      if (here()) get().takeJob(job, asked);
      return job;
    }),

  takeJob: (job, askedAt) => {
    if (askedAt !== undefined && toldSince(get().jobs, job.job_id, askedAt)) return;
    const paces = new Map(get().paces);
    if (job.status === 'processing') {
      paces.set(job.job_id, observe(paces.get(job.job_id), performance.now(), job.processed_items));
    } else {
      paces.delete(job.job_id);
    }
    // Whoever looks at an order looks on at its run, once the sheets are made and it has begun.
    const { selected, jobs } = get();
    const begun = job.print?.run_id ?? null;
    const before = jobs.rows.get(job.job_id)?.value.print?.run_id ?? null;
    const looksOn =
      begun !== null && before === null && selected?.kind === 'job' && selected.id === job.job_id;
    set({
      jobs: tell(jobs, job.job_id, job),
      paces,
      ...(looksOn && { selected: { kind: 'run', id: begun } }),
    });
  },

  submitJob: (request) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const owner = ofOrganisation(get());
      const accepted = await client.jobs.submit({ ...owner, ...request });
      const job = await client.jobs.get({ ...owner, job_id: accepted.job_id });
      if (here()) get().takeJob(job, asked);
      return job;
    }),

  retryJob: (id) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const job = await client.jobs.retry({ ...ofOrganisation(get()), job_id: id });
      if (here()) get().takeJob(job, asked);
      return job;
    }),

  cancelJob: (id) =>
    attempt(async () => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const job = await client.jobs.cancel({
        ...ofOrganisation(get()),
        job_id: id,
        by: byWhom(get().operator),
      });
      if (here()) get().takeJob(job, asked);
      return job;
    }),

  readArtifact: async (id, begin, end) => {
    const { bytes } = await client.jobs.artifactRange({ ...ofOrganisation(get()), job_id: id, begin, end });
    return new Uint8Array(await bytes.arrayBuffer());
  },

  readArchive: (id) => attempt(() => client.jobs.archive({ ...ofOrganisation(get()), job_id: id })),

  saveArtifact: (job) =>
    attempt(async () => {
      const parts: Blob[] = [];
      const owner = ofOrganisation(get());
      for (let begin = 0, size = 1; begin < size;) {
        const range = { begin, end: begin + filePart };
        const part = await client.jobs.artifactRange({ ...owner, job_id: job.job_id, ...range });
        parts.push(part.bytes);
        size = part.size;
        begin += filePart;
      }
      saveFile(new Blob(parts), job.output_filename ?? job.job_id);
    }),

  forgetJobs: () => set({ jobs: emptyList(), jobsLoaded: false, paces: new Map() }),
});

/** Who is named where nobody gave a name. */
export function byWhom(operator: string): string {
  return operator.trim() || 'operator';
}
