import type { Chunk, Run } from '../../src-shared/contract/common.ts';
import type { Job } from '../../src-shared/contract/jobs.ts';
import type { ExportType } from '../../src-shared/models/export-types.ts';
import type { LifecycleEventType } from '../../src-shared/states/lifecycle-events.ts';
import { stoppingReasons } from '../../src-shared/states/device-reasons.ts';
import type { Evidence, LabelState } from '../../src-shared/states/run-states.ts';
import { t, type PlainKey } from './t.ts';
import type { Tone } from '../theme.ts';

export interface Words {
  readonly tone: Tone;
  readonly text: string;
}

/**
 * A job's state as it is. Ends that nobody has to worry about are calm, not red.
 * @param given a run of it was ordered: nobody has to print it any more.
 */
export function wordsOfJob(job: Job, given = false): Words {
  const remote = job.remote && wordsOfRemote(job.remote.state, job.status);
  if (remote) return remote;
  switch (job.status) {
    case 'pending':
      return { tone: 'calm', text: t('job.pending') };
    case 'processing':
      return { tone: 'working', text: t('job.processing') };
    case 'completed':
      if (given) return { tone: 'calm', text: t('job.given') };
      return {
        tone: 'good',
        text: t(job.export_type === 'sheet_pdf' ? 'job.completed' : 'job.completed_archive'),
      };
    case 'failed':
      if (job.error_code === 'nothing_to_print') return { tone: 'calm', text: t('job.nothing') };
      if (job.error_code === 'cancelled') return { tone: 'calm', text: t('job.cancelled') };
      return { tone: 'trouble', text: t('job.failed') };
  }
}

/** Where a job at Closient is not as its status alone would say. */
function wordsOfRemote(state: NonNullable<Job['remote']>['state'], status: Job['status']): Words | null {
  if (state === 'unknown' && status !== 'failed') return { tone: 'waiting', text: t('remote.unknown') };
  if (state === 'held') return { tone: 'waiting', text: t('remote.held') };
  if (state === 'fetching') return { tone: 'working', text: t('remote.fetching') };
  return status === 'completed' ? { tone: 'good', text: t('remote.ready') } : null;
}

/** What a job can make, as a choice. */
export const makeWords: Record<ExportType, PlainKey> = {
  sheet_pdf: 'make.sheet_pdf',
  qr_codes: 'make.qr_codes',
  datamatrix: 'make.datamatrix',
  barcodes_1d: 'make.barcodes_1d',
  codes_combined: 'make.codes_combined',
};

/** "Sheets of 3,000 serials", "DataMatrix symbols of 3,000 serials". */
export function titleOfJob(job: Job): string {
  const items = itemsOfJob(job);
  if (job.export_type === 'sheet_pdf') return t('queue.job', { items });
  return t('queue.archive', { what: t(makeWords[job.export_type]), items });
}

/** A run's state as it is: sent is not printed, and a run that ended may have printed nothing. */
export function wordsOfRun(run: Run): Words {
  switch (run.status) {
    case 'queued':
      return { tone: 'calm', text: t('run.queued') };
    case 'printing':
      return wordsOfPrinting(run);
    case 'proof':
      return { tone: 'waiting', text: t('run.proof') };
    case 'paused':
      return { tone: 'waiting', text: t('run.paused') };
    case 'asking':
      return { tone: 'waiting', text: t('run.asking') };
    case 'confirming':
      return { tone: 'waiting', text: t('run.confirming') };
    case 'uncertain':
      return { tone: 'trouble', text: t('run.uncertain') };
    case 'completed':
      if (run.labels.printed === 0) return { tone: 'calm', text: t('run.completed_none') };
      if (run.labels.printed < run.total_labels) return { tone: 'calm', text: t('run.completed_part') };
      return { tone: 'good', text: t('run.completed') };
    case 'failed':
      return { tone: 'trouble', text: t(run.labels.printed > 0 ? 'run.failed_part' : 'run.failed') };
    case 'cancelled':
      return { tone: 'calm', text: t(run.labels.printed > 0 ? 'run.cancelled_part' : 'run.cancelled') };
  }
}

/** While a part of it is at the printer: what stops the printer comes before everything else. */
function wordsOfPrinting(run: Run): Words {
  const [stops] = run.device?.reasons.filter((reason) => stoppingReasons.includes(reason)) ?? [];
  if (stops) return { tone: 'trouble', text: t(`reason.${stops}`) };
  return { tone: 'working', text: t(run.pausing ? 'run.pausing' : 'run.printing') };
}

/** A part counts as printed where any of its labels is, so where some are not, the words must leave it open. */
export function wordsOfChunk(run: Run, chunk: Chunk): string {
  const held = run.chunks
    .filter(({ status }) => status === 'printed')
    .reduce((sum, { labels }) => sum + labels, 0);
  const all = chunk.status !== 'printed' || held === run.labels.printed;
  return t(all ? labelWords[chunk.status] : 'chunk.printed_part');
}

export const labelWords: Record<LabelState, PlainKey> = {
  queued: 'label.queued',
  spooled: 'label.spooled',
  sent: 'label.sent',
  printed: 'label.printed',
  failed: 'label.failed',
  uncertain: 'label.uncertain',
};

/** What happened to a label, as the outbox names it. */
export const eventWords: Readonly<Partial<Record<string, PlainKey>>> = {
  PRINTED: 'event.printed',
  REPRINTED: 'event.reprinted',
  SCRAPPED: 'event.scrapped',
  SAMPLED: 'event.sampled',
  RETURNED: 'event.returned',
  VOIDED: 'event.voided',
} satisfies Record<LifecycleEventType, PlainKey>;

export const evidenceWords: Record<Evidence, PlainKey> = {
  device: 'evidence.device',
  operator: 'evidence.operator',
  spooler: 'evidence.spooler',
  file: 'evidence.file',
};

/** "Lot L2411 · Oat biscuits", "Lot A to B · Oat biscuits", "Lip balm to Oat biscuits"; null where it is not known. */
export function subjectOfJob(job: Job): string | null {
  if (!job.span) return null;
  const { first, last } = job.span;
  // Lots of several products stand in no order.
  const ends = first.gtin === last.gtin ? [first.lot, last.lot] : [];
  const lots = [...new Set(ends)].filter((lot) => lot !== null);
  const products = [...new Set([first, last].map(({ product, gtin }) => product ?? gtin))];
  const fromTo = ([from = '', to]: readonly string[]): string =>
    to === undefined ? from : t('queue.from_to', { from, to });
  return [lots.length > 0 ? t('labels.lot_of', { lot: fromTo(lots) }) : null, fromTo(products)]
    .filter((part) => part !== null)
    .join(' · ');
}

/** "3,000 serials"; without the number while it is not known yet. */
export function itemsOfJob(job: Job): string {
  const count = job.total_items;
  const known = count > 0;
  switch (job.scope) {
    case 'products':
      return known ? t('items.products', { count }) : t('items.products_some');
    case 'lots':
      return known ? t('items.lots', { count }) : t('items.lots_some');
    case 'serials':
      return known ? t('items.serials', { count }) : t('items.serials_some');
  }
}
