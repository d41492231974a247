import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../../../src-shared/errors.ts';
import type { PrintJob, Submitting } from '../drivers/driver.ts';
import { operations, type IppClient, type JobRequest } from './client.ts';
import { NotReachedError } from './connect.ts';
import { tellWhile } from './follow-job.ts';
import { capabilityAttributes } from './media.ts';
import { jobTemplate, pdf, templateAttributes } from './job-template.ts';
import { endedUnbegun, jobAttributes, jobStates, viewOf } from './job-view.ts';
import { IppRefusal, status } from './refusal.ts';
import { numberOf, numbersOf, textOf, type IppAttributes } from './values.ts';

export interface SubmitLimits {
  /** A printer that takes one job at a time is waited for so long. */
  readonly busyForMs: number;
  /** While the document goes over: a printer without paper takes no more bytes. */
  readonly silentAfterMs: number;
}

export type SubmittedJob =
  | { readonly kind: 'refused'; readonly sentence: string }
  /** `identity`: what the other side calls this job and no other; null where it does not tell. */
  | { readonly kind: 'accepted'; readonly id: number; readonly identity: string | null };

const busyPollMs = 500;
/** How often a broken submission is looked into. */
const rescueAttempts = 20;

/**
 * Hands a file over. The printer is asked first whether it would take it. Then an empty job is made where the printer
 * knows how to, and the document follows: what breaks before the document has left nothing on paper, and what breaks
 * later has a number to ask for.
 * @throws where the printer may have the document, or a part of it, and does not prove the contrary.
 */
export async function submitJob(
  client: IppClient,
  job: PrintJob,
  tray: string | null,
  limits: SubmitLimits,
  submitting?: Submitting,
): Promise<SubmittedJob> {
  let request: JobRequest;
  let known: readonly number[];
  try {
    const printer = await client.printerAttributes([...templateAttributes, ...capabilityAttributes]);
    known = numbersOf(printer, 'operations-supported');
    if (!isAccepting(printer)) return refused(notAccepting(printer));
    const template = jobTemplate(printer, job.page, tray);
    if (typeof template === 'string') return refused(`${template}.`);
    request = { name: job.title, format: pdf, template };
    if (known.includes(operations.validateJob)) {
      await whileBusy(limits, submitting, () => client.validateJob(request));
    }
  } catch (caught) {
    // No job was made yet, whatever went wrong.
    return refused(messageOf(caught));
  }
  return known.includes(operations.createJob) && known.includes(operations.sendDocument)
    ? createAndSend(client, request, job.path, limits, submitting)
    : printAtOnce(client, request, job.path, limits, submitting);
}

async function createAndSend(
  client: IppClient,
  request: JobRequest,
  path: string,
  limits: SubmitLimits,
  submitting: Submitting | undefined,
): Promise<SubmittedJob> {
  let id: number;
  try {
    id = await whileBusy(limits, submitting, () => client.createJob(request));
  } catch (caught) {
    // Perhaps it has an empty job now. That prints nothing, but it may block the printer for minutes.
    if (!isPlainNo(caught)) await cancelByName(client, request.name).catch(() => undefined);
    return refused(messageOf(caught));
  }
  const identity = await identityOf(client, id);
  try {
    const sending = client.sendDocument(id, request, path, limits.silentAfterMs);
    await (submitting ? tellWhile(sending, client, { id, identity }, submitting.onProgress) : sending);
  } catch (caught) {
    return proveUnbegun(client, id, identity, caught);
  }
  return { kind: 'accepted', id, identity };
}

async function printAtOnce(
  client: IppClient,
  request: JobRequest,
  path: string,
  limits: SubmitLimits,
  submitting: Submitting | undefined,
): Promise<SubmittedJob> {
  let id: number;
  try {
    id = await whileBusy(limits, submitting, () => client.printJob(request, path, limits.silentAfterMs));
  } catch (caught) {
    if (isPlainNo(caught)) return refused(messageOf(caught));
    // That it has no such job proves nothing: it may have printed a part, and forgotten it.
    const found = await findByName(client, request.name).catch(() => null);
    if (!found) throw caught;
    return proveUnbegun(client, found.id, found.identity, caught);
  }
  return { kind: 'accepted', id, identity: await identityOf(client, id) };
}

/** Does again what a printer that is at another job puts off; the order of chunks is the caller's, who waits. */
async function whileBusy<T>(
  { busyForMs }: SubmitLimits,
  submitting: Submitting | undefined,
  action: () => Promise<T>,
): Promise<T> {
  const until = performance.now() + busyForMs;
  for (;;) {
    try {
      return await action();
    } catch (caught) {
      if (!(caught instanceof IppRefusal) || caught.status !== status.busy) throw caught;
      if (performance.now() >= until) throw caught;
      if (submitting?.closing.aborted) throw caught;
      submitting?.onProgress({ reasons: [], sheets: null, message: caught.message });
    }
    await wait(busyPollMs, undefined, submitting ? { signal: submitting.closing } : {}).catch(
      () => undefined,
    );
  }
}

/**
 * After a document that broke off: the job is taken back as long as the printer has not begun it. Where the printer
 * then says that it ended unbegun, nothing is on paper.
 * @throws the first failure, where the printer does not say so.
 */
async function proveUnbegun(
  client: IppClient,
  id: number,
  identity: string | null,
  failure: unknown,
): Promise<SubmittedJob> {
  for (let attempt = 0; attempt < rescueAttempts; attempt++) {
    try {
      const view = viewOf(await client.jobAttributes(id, jobAttributes));
      // After a restart the number may be another job's.
      if (identity !== null && view.identity !== identity) break;
      if (endedUnbegun(view)) return refused(messageOf(failure));
      if (view.state !== jobStates.pending && view.state !== jobStates.held) break;
      await client.cancelJob(id);
    } catch (caught) {
      if (caught instanceof IppRefusal && caught.status !== status.busy) break;
    }
    await wait(busyPollMs);
  }
  throw failure;
}

async function identityOf(client: IppClient, id: number): Promise<string | null> {
  try {
    return viewOf(await client.jobAttributes(id, jobAttributes)).identity;
  } catch {
    return null;
  }
}

async function findByName(
  client: IppClient,
  jobName: string,
): Promise<{ id: number; identity: string | null } | null> {
  for (const which of ['not-completed', 'completed'] as const) {
    const job = (await client.jobs(which, jobAttributes)).find((one) => textOf(one, 'job-name') === jobName);
    const id = job ? numberOf(job, 'job-id') : null;
    if (job && id !== null) return { id, identity: viewOf(job).identity };
  }
  return null;
}

async function cancelByName(client: IppClient, jobName: string): Promise<void> {
  const found = await findByName(client, jobName);
  if (found) await client.cancelJob(found.id);
}

/** The printer was not reached, or answered that it does not want the job. A fault of its own is no such answer. */
function isPlainNo(caught: unknown): boolean {
  if (caught instanceof NotReachedError) return true;
  if (!(caught instanceof IppRefusal)) return false;
  const { serviceUnavailable, notAcceptingJobs, busy, operationNotSupported } = status;
  return (
    caught.status < 0x0500 ||
    [serviceUnavailable, notAcceptingJobs, busy, operationNotSupported].some((code) => code === caught.status)
  );
}

function isAccepting(printer: IppAttributes): boolean {
  const accepting = printer.get('printer-is-accepting-jobs')?.[0];
  return accepting?.kind !== 'boolean' || accepting.value;
}

function notAccepting(printer: IppAttributes): string {
  const said = textOf(printer, 'printer-state-message');
  return `it is not accepting jobs${said ? ` (${said.replace(/\.$/, '')})` : ''}.`;
}

function refused(sentence: string): SubmittedJob {
  return { kind: 'refused', sentence };
}
