/**
 * What the core and its Windows helper process say to each other: one JSON object a line, each request with a number
 * that its answer repeats. The helper holds everything that calls into Windows, so that a crash in there, of a printer's
 * driver for instance, ends the helper and nothing else.
 */

/** One printer of Windows, as `PRINTER_INFO_2` has it. */
export interface WindowsPrinter {
  readonly name: string;
  readonly driver: string;
  readonly port: string;
  readonly location: string;
  /** PRINTER_STATUS_* bits. */
  readonly status: number;
  /** PRINTER_ATTRIBUTE_* bits. */
  readonly attributes: number;
}

/** One job in a queue, as `JOB_INFO_2` has it. */
export interface WindowsJob {
  readonly id: number;
  /** What the printing program called it; SumatraPDF takes the whole path of the file. */
  readonly document: string;
  /** JOB_STATUS_* bits. */
  readonly status: number;
  /** Words of the port or driver; '' where there are none. */
  readonly statusText: string;
}

export interface WindowsQueue {
  readonly printer: WindowsPrinter;
  readonly jobs: readonly WindowsJob[];
}

/** Paper as the driver knows it; the size in mm as the paper lies in the printer, not turned. */
export interface WindowsForm {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface WindowsCapabilities {
  readonly driver: string;
  readonly forms: readonly WindowsForm[];
  readonly trays: readonly string[];
  readonly dpi: readonly number[];
  /** In mm, for the form that is set now; null where the driver does not tell. */
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  } | null;
  /** The user's printing preferences; what they do to a page that is not asked for here is done silently. */
  readonly landscape: boolean;
  /** Per cent. */
  readonly scale: number;
}

/** One spool job for SumatraPDF. */
export interface SumatraOrder {
  readonly sumatraPdf: string;
  readonly pdf: string;
  readonly printer: string;
  readonly pages: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Name of the driver's form. */
  readonly paper: string;
  readonly tray: string | null;
}

/** `exit` is null where the program was not started (`code` says why) or was killed. */
export interface SumatraEnd {
  readonly exit: number | null;
  readonly code: string | null;
}

/** Registry values of Windows protected print mode; null = not set. */
export interface ProtectedPrint {
  readonly policy: number | null;
  readonly mode: number | null;
}

export interface HelperCalls {
  readonly printers: { readonly args: object; readonly answer: readonly WindowsPrinter[] };
  /** null = Windows has no printer of this name. */
  readonly queue: { readonly args: { readonly printer: string }; readonly answer: WindowsQueue | null };
  readonly capabilities: {
    readonly args: { readonly printer: string };
    readonly answer: WindowsCapabilities | null;
  };
  readonly delete_job: {
    readonly args: { readonly printer: string; readonly job: number };
    readonly answer: boolean;
  };
  readonly protected_print: { readonly args: object; readonly answer: ProtectedPrint };
  readonly print: { readonly args: SumatraOrder; readonly answer: SumatraEnd };
}
export type HelperCall = keyof HelperCalls;

export type HelperRequest = {
  [K in HelperCall]: { readonly id: number; readonly call: K; readonly args: HelperCalls[K]['args'] };
}[HelperCall];

export type HelperAnswer =
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly error: string };
