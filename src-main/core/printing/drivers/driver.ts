import type { Printer } from '../../../../src-shared/contract/printing.ts';

/** A printer as a driver knows it. */
export interface Device {
  readonly name: string;
  readonly uri: string;
}

/** One chunk on its way to paper. */
export interface PrintJob {
  /** The print file: one PDF, already on disk and hashed. */
  readonly path: string;
  /** Unique name, for the spooler's list and the folder's file name. */
  readonly title: string;
  /** Page size in mm; the medium must have the same. */
  readonly page: { readonly width: number; readonly height: number };
}

/**
 * `refused`: nothing of it can come out of the printer, the labels are free. `accepted`: the spooler has the whole
 * chunk. A driver that cannot tell throws; the chunk is then uncertain.
 */
export type Submission =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'accepted'; readonly spoolJobId: string; readonly savedAs: string | null };

/**
 * `saved`: the file is in its folder; whether that counts is the printer's setting. `sent`: the spooler is done with
 * it, which is not paper. `printed`: the device itself says so. `failed`: the device or spooler says it printed
 * nothing. `uncertain`: nobody knows.
 */
export type Outcome =
  | { readonly kind: 'saved' | 'sent' | 'printed' }
  | { readonly kind: 'failed' | 'uncertain'; readonly message: string };

/** The one interface all printers are behind. */
export interface Driver {
  /** @returns what is wrong with an address, for whoever adds a printer; null where it can be used. */
  readonly problemOf: (uri: string) => string | null;
  readonly state: (device: Device) => Promise<Pick<Printer, 'state' | 'reasons'>>;
  /** Once begun, a submission is not cancelled: nobody would know what the spooler has. */
  readonly submit: (device: Device, job: PrintJob) => Promise<Submission>;
  /** Follows a submitted job to its end. Throws where `closing` is aborted first. */
  readonly follow: (device: Device, spoolJobId: string, closing: AbortSignal) => Promise<Outcome>;
}
