import type { Run } from '../../../src-shared/contract/common.ts';
import type { Changes } from '../changes.ts';

/** Resolves with the first news of a run that satisfies a condition; rejects when the signal is aborted first. */
export async function nextNews(
  changes: Changes,
  id: string,
  condition: (run: Run) => boolean,
  signal: AbortSignal,
): Promise<Run> {
  signal.throwIfAborted();
  return new Promise<Run>((resolve, reject) => {
    const stop = (): void => {
      changes.off('run', listen);
      signal.removeEventListener('abort', abort);
    };
    const listen = (_organisation: number, run: Run): void => {
      if (run.run_id !== id || !condition(run)) return;
      stop();
      resolve(run);
    };
    const abort = (): void => {
      stop();
      reject(signal.reason);
    };
    changes.on('run', listen);
    signal.addEventListener('abort', abort, { once: true });
  });
}
