import type { PrinterDriver } from '../../../../src-shared/models/printer-drivers.ts';
import type { DeviceReason } from '../../../../src-shared/states/device-reasons.ts';

/** A printer as a driver knows it. */
export interface Device {
  readonly name: string;
  readonly uri: string;
  /** Input tray by the device's own name; null = the one it takes by itself. */
  readonly tray: string | null;
}

/** Width and height in mm. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One chunk on its way to paper. */
export interface PrintJob {
  /** The print file: one PDF, already on disk and hashed. */
  readonly path: string;
  /** Unique name, for the spooler's list and the folder's file name. */
  readonly title: string;
  /** Page size; the medium must have the same. */
  readonly page: Size;
  /** Pages of the file. */
  readonly sheets: number;
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
 * it, which is not paper. `printed`: the device itself says that it has completed the job, which only IPP can say.
 * `failed`: the device or spooler says it printed nothing. `uncertain`: nobody knows.
 */
export type Outcome =
  | { readonly kind: 'saved' | 'printed' }
  /** `message`: what speaks against all of it being there, for whoever counts the sheets. */
  | { readonly kind: 'sent'; readonly message?: string }
  | { readonly kind: 'failed' | 'uncertain'; readonly message: string };

/** What a device tells while it is at a job. Never evidence of more than it says. */
export interface DeviceProgress {
  readonly reasons: readonly DeviceReason[];
  /** Sheets the device says are out; null where it does not count. */
  readonly sheets: number | null;
  /** The device's own words; null where it has none. */
  readonly message: string | null;
}

export interface DeviceState {
  readonly state: 'idle' | 'printing' | 'stopped' | 'unknown';
  readonly reasons: readonly DeviceReason[];
  /** What a person should know beside it, in sentences. */
  readonly notes: readonly string[];
}

/** What a device can take, as far as it tells. null = it does not tell. */
export interface DeviceCapabilities {
  readonly media: readonly Size[] | null;
  /** Sizes between these two are taken, too. */
  readonly customMedia: { readonly least: Size; readonly most: Size } | null;
  readonly loaded: Size | null;
  readonly trays: readonly string[] | null;
  /** Edges that the device cannot print on, in mm. */
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  } | null;
  /** Dots per inch, the finest last. */
  readonly dpi: readonly number[] | null;
  /** Name of model or driver: another one than before may print elsewhere on the sheet. */
  readonly model: string | null;
}

/** A printer that was found, to be added with one press. */
export interface FoundPrinter {
  readonly name: string;
  readonly driver: PrinterDriver;
  readonly uri: string;
  readonly note: string | null;
}

export interface Following {
  /** Ends the following, not the job: Print Room is closing. */
  readonly closing: AbortSignal;
  /** Called when something has changed, within 2 s where the device tells. */
  readonly onProgress: (progress: DeviceProgress) => void;
  /**
   * What the job is called. A printer that was switched off may count its jobs from 1 again, so a job of that number
   * with another name is not it, and nobody knows what became of the one that was.
   */
  readonly title?: string;
  /**
   * Given where the job is taken up again, because nobody looked at it for a while: when the other side had begun it,
   * on its own clock, as far as that was seen. A spooler that fell over meanwhile begins its jobs again.
   */
  readonly again?: { readonly begunAt: number | null };
  /** Called when the other side begins the job, where it tells. */
  readonly onBegun?: (at: number) => void;
  /** Aborted when the other side was asked to give the job back, and did not refuse. */
  readonly takenBack?: AbortSignal;
}

/** While a submission goes on. */
export interface Submitting {
  /** Ends the wait for a printer that is busy with other jobs; never a submission that has begun. */
  readonly closing: AbortSignal;
  /** What is in the printer's way, where it takes no more bytes before that is put right. */
  readonly onProgress: (progress: DeviceProgress) => void;
}

/** The one interface all printers are behind. */
export interface Driver {
  /** @returns what is wrong with an address, for whoever adds a printer; null where it can be used. */
  readonly problemOf: (uri: string) => string | null;
  readonly state: (device: Device) => Promise<DeviceState>;
  /** Never throws: a device that does not answer tells nothing. */
  readonly capabilities: (device: Device) => Promise<DeviceCapabilities>;
  /** Once begun, a submission is not cancelled: nobody would know what the spooler has. */
  readonly submit: (device: Device, job: PrintJob, submitting?: Submitting) => Promise<Submission>;
  /** Follows a submitted job to its end. Throws where `closing` is aborted first. */
  readonly follow: (device: Device, spoolJobId: string, following: Following) => Promise<Outcome>;
  /** Takes a job back from the spooler, as far as it can; what came out is not known by it. null = it cannot. */
  readonly cancel: ((device: Device, spoolJobId: string) => Promise<void>) | null;
  /**
   * Takes back a job that was made and got nothing of its document, because Print Room ended in between.
   * @returns whether the device proves that there was one and that it had nothing. Missing: it cannot be asked.
   */
  readonly takeBackEmpty?: (device: Device, title: string) => Promise<boolean>;
  /** Printers that this driver can see here; null = it has no way to look. */
  readonly discover: (() => Promise<FoundPrinter[]>) | null;
}

/** Of a device that tells nothing. */
export const unknownCapabilities: DeviceCapabilities = {
  media: null,
  customMedia: null,
  loaded: null,
  trays: null,
  margins: null,
  dpi: null,
  model: null,
};
