import type { Preset } from '../../src-shared/contract/presets.ts';
import type { Run } from '../../src-shared/contract/common.ts';
import type { Job } from '../../src-shared/contract/jobs.ts';
import type { LabelExportSubmit } from '../../src-shared/models/label-export.ts';
import { client } from '../client/client.ts';
import { attempt, type Outcome } from '../client/problem.ts';
import type { Scan } from '../../src-shared/scan.ts';
import { emptyDraft, type Draft } from './draft.ts';
import type { ChosenLot } from './filters.ts';
import { emptyLot, type LotDraft } from './lot-draft.ts';
import type { RunOrder } from './runs.ts';
import { sameAgain } from './same-again.ts';
import { ofOrganisation, sameOrganisation, type Slice } from './slice.ts';
import type { MovedSheet } from './sheets.ts';
import { afterOrder, usualWhere, type Where } from './where.ts';

/** The part of the screen that is open; the presets are always there. */
export type Part = 'presets' | 'lot' | 'choice' | 'import';

/** What became of the last press of the large button. */
export interface Going {
  readonly jobId: string;
  /** Made to be saved or looked at; no printer was asked. */
  readonly fileOnly: boolean;
  /** What was said of printing it, for whoever looks at it first. */
  readonly where?: Where;
}

export interface PrintingSlice {
  readonly part: Part;
  /** The preset that draft and order are, until one of them is changed. */
  readonly presetId: string | null;
  readonly where: Where;
  readonly lotDraft: LotDraft;
  readonly going: Going | null;
  /** The pack that was scanned for what is chosen now. */
  readonly packScan: Scan | null;
  readonly openPart: (part: Part) => void;
  readonly choosePreset: (preset: Preset) => void;
  readonly changeWhere: (change: Partial<Where>) => void;
  readonly changeLotDraft: (change: Partial<LotDraft>) => void;
  /** What was read from a pack, or typed; null: none any more. */
  readonly takePack: (scan: Scan | null) => void;
  /** A lot that was just made stands chosen, and its form is empty but for the product. @returns the choice. */
  readonly takeLot: (made: ChosenLot, planned: boolean) => Draft;
  /** On to the next lot of the same product. */
  readonly nextLot: () => void;
  /** Makes the labels and prints them as ordered. */
  readonly makeAndPrint: (
    request: LabelExportSubmit,
    order: Omit<RunOrder, 'job_id'>,
    moved: MovedSheet | null,
  ) => Promise<Outcome<{ job: Job; run: Run | null }>>;
  readonly follow: (going: Going | null) => void;
  /** Somebody goes to another screen: what has ended by then is not shown again. */
  readonly leavePrinting: () => void;
  /** Its saved sheets are printed somewhere else. */
  readonly printedElsewhere: (
    job: Job,
    said: { readonly reason: string; readonly again: boolean; readonly requestId: string },
  ) => Promise<Outcome<number>>;
  readonly forgetPrinting: () => void;
}

const nothing = {
  part: 'presets',
  presetId: null,
  where: usualWhere,
  lotDraft: emptyLot,
  going: null,
  packScan: null,
} as const;

const pressed = sameAgain();

export const createPrintingSlice: Slice<PrintingSlice> = (set, get) => ({
  ...nothing,

  openPart: (part) => {
    // The choice begins with what is on screen; the other parts have nothing to do with a preset.
    const { presetId, where } = get();
    if (part === 'choice') return set({ part, packScan: null });
    // How a preset prints belongs to it; which printer stands here does not.
    const usual = presetId === null ? where : { ...usualWhere, printer: where.printer };
    set({ part, presetId: null, packScan: null, where: usual });
  },

  choosePreset: (preset) => {
    const here = { part: 'presets', presetId: preset.id, going: null, packScan: null } as const;
    set({ ...here, where: whereOf(preset), draft: draftOf(preset) });
  },

  changeWhere: (change) => set({ where: { ...get().where, ...change } }),
  changeLotDraft: (change) => set({ lotDraft: { ...get().lotDraft, ...change } }),

  takePack: (packScan) => set({ packScan }),

  takeLot: ({ id, gtin, lot }, planned) => {
    const { stock, symbol, layout } = get().draft;
    const draft: Draft = {
      ...emptyDraft,
      stock,
      symbol,
      layout,
      scope: 'lots',
      lots: [{ id, gtin, lot }],
      // Once more is a press of the same button: a lot is counted, and asks beyond its plan.
      neverPrinted: false,
    };
    const lotDraft = { ...get().lotDraft, lot: '', date: '', quantity: null };
    set({ draft, presetId: null, part: 'choice', lotDraft, where: { ...get().where, planned } });
    return draft;
  },

  nextLot: () => set({ part: 'lot', presetId: null, going: null, packScan: null }),

  makeAndPrint: (request, order, moved) => {
    const owner = ofOrganisation(get());
    return pressed({ owner, request }, async (requestId) => {
      const here = sameOrganisation(get);
      const asked = get().jobs.clock;
      const runsAsked = get().runs.clock;
      if (moved) await client.printing.setPartSheet({ ...owner, ...moved });
      const answer = await client.printing.makeAndPrint({ ...owner, request, order, request_id: requestId });
      if (here()) {
        get().takeJob(answer.job, asked);
        if (answer.run) get().takeRun(answer.run, runsAsked);
        // A pack stands for one order.
        set({
          going: { jobId: answer.job.job_id, fileOnly: false },
          packScan: null,
          where: afterOrder(get().where),
        });
      }
      return answer;
    });
  },

  follow: (going) => set({ going }),

  leavePrinting: () => {
    const { going, jobs, runs } = get();
    const job = going === null ? undefined : jobs.rows.get(going.jobId)?.value;
    const run = job?.print?.run_id == null ? undefined : runs.rows.get(job.print.run_id)?.value;
    if (job?.status === 'failed' || (run && run.ended_at !== null)) set({ going: null });
  },

  printedElsewhere: (job, { reason, again, requestId }) =>
    attempt(async () => {
      const { recorded } = await client.jobs.printedElsewhere({
        ...ofOrganisation(get()),
        job_id: job.job_id,
        reason,
        again,
        request_id: requestId,
        operator: get().operator.trim() || null,
      });
      get().catalogChanged();
      return recorded;
    }),

  forgetPrinting: () => set(nothing),
});

/** What a preset chooses. */
export function draftOf(preset: Preset): Draft {
  return {
    ...emptyDraft,
    scope: preset.scope,
    gtins: preset.gtins,
    lots: preset.lots,
    lotRun: preset.lot_run,
    neverPrinted: preset.never_printed,
    stock: preset.stock,
    symbol: preset.symbol,
    layout: preset.layout,
  };
}

export function whereOf(preset: Preset): Where {
  return {
    ...usualWhere,
    printer: preset.printer,
    goOn: preset.begin === 'continue',
    copies: preset.copies,
    planned: preset.quantity === 'planned',
    spare: { count: preset.spare, percent: preset.spare_in_percent },
    fillLastSheet: preset.fill_last_sheet,
    proofFirst: preset.first_sheet_then_release,
    scanPack: preset.scan_pack,
  };
}
