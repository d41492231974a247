import type { Logger } from 'pino';
import type { RenderLimits } from './render/render-limits.ts';

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
  /** Bytes free on the volume of `folder`. */
  readonly freeDisk: (folder: string) => Promise<number>;
  /** Render threads to start, usually one per core. */
  readonly renderThreads: number;
  /** Where a host wants other limits than the usual ones. */
  readonly renderLimits?: Partial<RenderLimits>;
  /** Where the bundles of the threads are; they differ between source, build and package. */
  readonly threads: { readonly render: URL; readonly reader: URL };
  /** Folder with stocks, layouts, fonts and the sample organisation. */
  readonly resources: string;
  /** Version of the application; part of what makes an artifact what it is. */
  readonly version: string;
}
