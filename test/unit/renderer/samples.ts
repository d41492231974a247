import type { Chunk, LabelCounts, Run } from '../../../src-shared/contract/common.ts';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { labelStates, type LabelState } from '../../../src-shared/states/run-states.ts';

/** 70 serials on 63-up sheets, ready to print, unless told otherwise. */
export function sampleJob(facts: Partial<Job> = {}): Job {
  return {
    job_id: 'Job1111111111111111111',
    status: 'completed',
    total_items: 70,
    processed_items: 70,
    progress_percent: 100,
    output_filename: 'sheet-Job11111-70.pdf',
    file_size_bytes: 90_000,
    error: null,
    scope: 'serials',
    export_type: 'sheet_pdf',
    file_format: 'pdf',
    stock: '63up_1in_letter',
    layout: 'qr-1in',
    labels_per_sheet: 63,
    sheets: 2,
    files: 0,
    one_lot_per_sheet: false,
    sha256: 'ab'.repeat(32),
    remote: null,
    print: null,
    span: null,
    error_code: null,
    created_at: '2026-03-02T08:00:00.000Z',
    finished_at: '2026-03-02T08:00:05.000Z',
    ...facts,
  };
}

/** Labels by state; states that are not named have none. */
export function counts(of: Partial<LabelCounts> = {}): LabelCounts {
  return { ...(Object.fromEntries(labelStates.map((state) => [state, 0])) as LabelCounts), ...of };
}

export function sampleRun(facts: Partial<Run> = {}): Run {
  return {
    run_id: 'Run1111111111111111111',
    job_id: 'Job1111111111111111111',
    printer: 'folder',
    stock: '63up_1in_letter',
    status: 'confirming',
    start_position: 1,
    part_sheet: null,
    copies: 1,
    spare: 0,
    sheets: 2,
    first_sheet: 1,
    first_label: 1,
    labels_per_sheet: 63,
    labels: counts({ sent: 70 }),
    total_labels: 70,
    pausing: false,
    proof_first: false,
    rest_run: null,
    device: null,
    operator: 'Ann',
    reason: null,
    evidence: null,
    question: null,
    message: null,
    created_at: '2026-03-02T08:10:00.000Z',
    ended_at: null,
    chunks: [sampleChunk('sent', { sheets: 2, labels: 70 })],
    ...facts,
  };
}

export function sampleChunk(status: LabelState, facts: Partial<Chunk> = {}): Chunk {
  return {
    chunk: 1,
    status,
    labels: 1260,
    first_label: 1,
    sheets: 20,
    print_file_sha256: null,
    spool_job_id: null,
    saved_as: null,
    message: null,
    ...facts,
  };
}
