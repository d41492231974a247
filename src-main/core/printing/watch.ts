import type { Run } from '../../../src-shared/contract/common.ts';
import type { DeviceProgress } from './drivers/driver.ts';

/** What printers say of the chunks they are at. Not stored: after a restart they are asked again. */
export class DeviceWatch {
  readonly #progress = new Map<number, DeviceProgress>();

  /** @returns whether that is news. */
  tell(run: number, progress: DeviceProgress): boolean {
    const before = this.#progress.get(run);
    this.#progress.set(run, progress);
    return JSON.stringify(before) !== JSON.stringify(progress);
  }

  forget(run: number): void {
    this.#progress.delete(run);
  }

  of(run: number): Run['device'] {
    const progress = this.#progress.get(run);
    return progress ? { ...progress, reasons: [...progress.reasons] } : null;
  }
}
