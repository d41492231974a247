import type { Run } from '../../src-shared/contract/common.ts';
import type { DataExport } from '../../src-shared/contract/data-export.ts';
import type { Job } from '../../src-shared/contract/jobs.ts';
import type { ContractClient } from './connect.ts';

/** Node gives up on an answer that has not begun after five minutes, and a print run may take hours. */
const askAgainMs = 120_000;

/** Resolves when the job has ended. */
export function waitForJob(
  client: ContractClient,
  input: { readonly organization_id?: string; readonly job_id: string },
): Promise<Job> {
  return patiently((signal) => client.admin.waitForJob(input, { signal }));
}

/** Resolves when the run has ended or waits for a person. */
export function waitForRun(
  client: ContractClient,
  input: { readonly organization_id?: string; readonly run_id: string },
): Promise<Run> {
  return patiently((signal) => client.admin.waitForRun(input, { signal }));
}

/** Resolves when the data export has ended. */
export function waitForDataExport(
  client: ContractClient,
  input: { readonly organization_id?: string; readonly job_id: string },
): Promise<DataExport> {
  return patiently((signal) => client.admin.waitForDataExport(input, { signal }));
}

async function patiently<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (;;) {
    const signal = AbortSignal.timeout(askAgainMs);
    try {
      return await ask(signal);
    } catch (caught) {
      if (!signal.aborted) throw caught;
    }
  }
}
