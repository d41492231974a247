import { parseIppAddress, type IppAddress } from '../ipp/address.ts';
import { IppClient } from '../ipp/client.ts';
import { takeBackEmpty } from '../ipp/empty-job.ts';
import { findIppPrinters, hasIppFind } from '../ipp/discover.ts';
import { followJob } from '../ipp/follow-job.ts';
import { jobAttributes, viewOf } from '../ipp/job-view.ts';
import { capabilitiesOf, capabilityAttributes } from '../ipp/media.ts';
import { printerState } from '../ipp/printer-state.ts';
import { IppRefusal, status } from '../ipp/refusal.ts';
import { submitJob } from '../ipp/submit-job.ts';
import { unknownCapabilities, type Driver } from './driver.ts';

export interface IppLimits {
  /** A printer without a sign of life for so long is silent, and its job uncertain. */
  readonly silentAfterMs: number;
  /** A printer that takes one job at a time is waited for so long. */
  readonly busyForMs: number;
  /** One that was asked to give a job back, and shows no sign of it, is waited for so long. */
  readonly givesBackWithinMs: number;
}

/** For a question. A document may take as long as the printer is not silent. */
export const patience = { connectMs: 5_000, silentMs: 10_000, answerMs: 30_000 };

/**
 * Printers that speak IPP themselves (RFC 8011; every AirPrint, Mopria and IPP Everywhere printer). The address is
 * `ipp://host/ipp/print` or `ipps://host/ipp/print#sha256=...`.
 *
 * What the printer says of a job is evidence of the device, unless it turns out to be a spooler.
 */
export function createIppDriver(limits: IppLimits): Driver {
  return {
    problemOf(uri) {
      const parsed = parseIppAddress(uri);
      return typeof parsed === 'string' ? parsed : null;
    },

    state: ({ uri }) => printerState(clientFor(uri)),

    async capabilities({ uri, tray }) {
      try {
        return capabilitiesOf(await clientFor(uri).printerAttributes(capabilityAttributes), tray);
      } catch {
        return unknownCapabilities;
      }
    },

    async submit({ name, uri, tray }, job, submitting) {
      const submitted = await submitJob(clientFor(uri), job, tray, limits, submitting);
      if (submitted.kind === 'refused') {
        return { kind: 'refused', message: `${name} did not take the job: ${submitted.sentence}` };
      }
      const { id, identity } = submitted;
      return {
        kind: 'accepted',
        spoolJobId: identity === null ? String(id) : `${id} ${identity}`,
        savedAs: null,
      };
    },

    follow({ name, uri }, spoolJobId, following) {
      return followJob(
        clientFor(uri),
        { printer: name, ...parseJobId(spoolJobId), title: following.title },
        following,
        limits,
      );
    },

    async cancel({ uri }, spoolJobId) {
      const client = clientFor(uri);
      const { id, identity } = parseJobId(spoolJobId);
      try {
        const view = viewOf(await client.jobAttributes(id, jobAttributes));
        // After a restart of the printer the number may be somebody else's job.
        if (identity === null || view.identity === identity) await client.cancelJob(id);
      } catch (caught) {
        if (!isOver(caught)) throw caught;
      }
    },

    takeBackEmpty: ({ uri }, title) => takeBackEmpty(clientFor(uri), title),

    discover: hasIppFind() ? findIppPrinters : null,
  };
}

/** There is nothing left to cancel. */
export function isOver(caught: unknown): boolean {
  const ends: readonly number[] = [status.notPossible, status.notFound, status.gone];
  return caught instanceof IppRefusal && ends.includes(caught.status);
}

function clientFor(uri: string): IppClient {
  return new IppClient(requireAddress(uri), patience);
}

function requireAddress(uri: string): IppAddress {
  const parsed = parseIppAddress(uri);
  if (typeof parsed === 'string') throw new Error(`${JSON.stringify(uri)} is no IPP address: ${parsed}.`);
  return parsed;
}

/** The number, and behind it what the printer calls this job and no other: numbers start anew with the printer. */
function parseJobId(spoolJobId: string): { id: number; identity: string | null } {
  const [, id = '', identity] = /^(\d+)(?: (.+))?$/s.exec(spoolJobId) ?? [];
  return { id: Number(id), identity: identity ?? null };
}
