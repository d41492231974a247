import type { Logger } from 'pino';
import type { HelperProcess } from './helper-process.ts';
import type { PolicySet } from './policy/policy-set.ts';
import type { WindowsHost } from './printing/drivers/windows/windows-host.ts';
import type { RenderLimits } from './render/render-limits.ts';

/** Kept outside of the database, so that no backup and no data export carries them away. */
export interface Secrets {
  readonly get: (name: string) => Promise<string | null>;
  readonly set: (name: string, value: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/**
 * What the core asks of its host. Electron, the headless host and the tests each bring their own; the core itself
 * knows no window, no environment variable and no clock.
 */
export interface Ports {
  /** Milliseconds since 1970, UTC. Tests inject their own. */
  readonly now: () => number;
  readonly logger: Logger;
  /** Key for the ledger's head and for signed download links. Never leaves this machine. */
  readonly secret: () => Buffer;
  /** What a person entrusts to this machine, such as the key for Closient. Names are ours, values are theirs. */
  readonly secrets: Secrets;
  /** Network of the host, with its proxies and certificates. No cookies, no cache. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** How that network reaches an address, as `DIRECT` or `PROXY host:port`; not there = always directly. */
  readonly proxyFor?: (url: string) => Promise<string>;
  /** Where waiting is not a timer's: tests bring a time of their own. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Bytes free on the volume of `folder`. */
  readonly freeDisk: (folder: string) => Promise<number>;
  /** Render threads to start, usually one per core. */
  readonly renderThreads: number;
  /** Where a host wants other limits than the usual ones. */
  readonly renderLimits?: Partial<RenderLimits>;
  /** Where the bundles of the threads are; they differ between source, build and package. */
  readonly threads: { readonly render: URL; readonly reader: URL };
  /** Starts the program that copies the database. It is a process of its own: one that hangs can be left behind. */
  readonly startBackup: (order: string) => HelperProcess;
  /** What printing on Windows needs; not there on other systems. */
  readonly windows?: WindowsHost;
  /** What an administrator has decided for this computer, as it was at the start; not there = nothing. */
  readonly policies?: PolicySet;
  /** The same as it is now, for the doctor. */
  readonly policiesNow?: () => Promise<PolicySet>;
  /** Folder with stocks, layouts, fonts and the sample organisation. */
  readonly resources: string;
  /** Version of the application; part of what makes an artifact what it is. */
  readonly version: string;
}
