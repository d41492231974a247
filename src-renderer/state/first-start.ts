import type { Run } from '../../src-shared/contract/common.ts';
import type { ImportReport } from '../../src-shared/contract/catalog.ts';
import type { EntityRow, Job } from '../../src-shared/contract/jobs.ts';
import type { StockChoice } from '../../src-shared/contract/system.ts';
import type { LabelExportFilters } from '../../src-shared/models/label-export.ts';
import type { Scope } from '../../src-shared/models/export-types.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import { t } from '../texts/t.ts';
import { pause } from './pause.ts';
import { ofOrganisation, type Slice } from './slice.ts';

/** `connect`: the second door is open. `sheet`: labels are here, the first sheet may come. `out`: it was ordered. */
export type FirstStep = 'connect' | 'sheet' | 'out';

/** What the first sheet is made of: the labels of one product. */
export interface FirstLabels {
  readonly scope: Scope;
  readonly filters: LabelExportFilters;
  readonly count: number;
  readonly first: EntityRow;
}

export interface FirstStartSlice {
  /** null: the doors, where the organisation on screen is empty; nothing of all this where it is not. */
  readonly firstStep: FirstStep | null;
  /** What became of the file of the third door. */
  readonly firstImport: { readonly file: string; readonly report: ImportReport } | null;
  /** The run of the first sheet. */
  readonly firstRunId: string | null;
  readonly setFirstStep: (step: FirstStep | null) => void;
  readonly importFirst: (file: File) => Promise<Outcome<ImportReport>>;
  /** What there is to print; null while there is nothing. */
  readonly findFirstLabels: () => Promise<Outcome<FirstLabels | null>>;
  /** Makes the labels and prints their first sheet, and nothing beyond it. */
  readonly printFirstSheet: (
    labels: FirstLabels,
    stock: StockChoice,
    printer: string,
  ) => Promise<Outcome<Run>>;
  /** Waits until a job is made. */
  readonly followFirstJob: (job: Job) => Promise<Outcome<Job>>;
  readonly forgetFirstStart: () => void;
}

const nothing = { firstStep: null, firstImport: null, firstRunId: null } as const;
const askMs = 200;
const scopes: readonly Scope[] = ['serials', 'lots', 'products'];

export const createFirstStartSlice: Slice<FirstStartSlice> = (set, get) => ({
  ...nothing,

  setFirstStep: (firstStep) => set({ firstStep }),

  importFirst: async (file) => {
    const outcome = await get().uploadFile(file);
    if (!outcome.ok) return outcome;
    const { created, updated, unchanged } = outcome.value;
    const anything = created + updated + unchanged > 0;
    set({ firstImport: { file: file.name, report: outcome.value }, ...(anything && { firstStep: 'sheet' }) });
    return outcome;
  },

  findFirstLabels: () =>
    attempt(async () => {
      const owner = ofOrganisation(get());
      for (const scope of scopes) {
        const ask = (filters: LabelExportFilters, limit: number) =>
          client.jobs.preview({ ...owner, scope, filters, limit });
        const [first] = (await ask({ never_printed: true }, 1)).rows;
        if (!first) continue;
        const filters = { never_printed: true, gtins: [first.gtin] };
        const { count } = await ask(filters, 0);
        return { scope, filters, count, first };
      }
      return null;
    }),

  printFirstSheet: async ({ scope, filters }, stock, printer) => {
    const [layout] = stock.layouts;
    const submitted = await get().submitJob({
      scope,
      export_type: 'sheet_pdf',
      file_format: 'pdf',
      filters,
      asset_config: { sheet_template: stock.id, ...(layout && { symbol: layout.symbol, layout: layout.id }) },
    });
    const made = submitted.ok ? await get().followFirstJob(submitted.value) : submitted;
    if (!made.ok) return made;
    const order = {
      job_id: made.value.job_id,
      printer,
      sheets: { first: 1, last: 1 },
      operator: get().operator.trim() || null,
    };
    const started = await get().startRun(order, null);
    if (started.ok) set({ firstStep: 'out', firstRunId: started.value.run_id });
    return started;
  },

  followFirstJob: (submitted) =>
    attempt(async () => {
      let job = submitted;
      while (job.status === 'pending' || job.status === 'processing') {
        await pause(askMs, new AbortController().signal);
        job = await client.jobs.get({ ...ofOrganisation(get()), job_id: job.job_id });
      }
      if (job.status === 'failed') throw new Error(job.error ?? t('job.failed'));
      return job;
    }),

  forgetFirstStart: () => set(nothing),
});
