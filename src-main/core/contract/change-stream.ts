import type { Change } from '../../../src-shared/contract/system.ts';
import type { Changes } from '../changes.ts';

/**
 * The changes of an organisation as a stream for one window. A window that is slow gets the newest state of each job
 * and run and not every step, so a stream never grows.
 */
export async function* changeStream(
  changes: Changes,
  organisation: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Change> {
  const waiting = new Map<string, Change>();
  let wake: (() => void) | null = null;
  const push = (key: string, change: Change): void => {
    waiting.delete(key);
    waiting.set(key, change);
    wake?.();
  };
  const onJob: Parameters<typeof changes.on<'job'>>[1] = (owner, job) => {
    if (owner === organisation) push(`job/${job.job_id}`, { kind: 'job', job });
  };
  const onRun: Parameters<typeof changes.on<'run'>>[1] = (owner, run) => {
    if (owner === organisation) push(`run/${run.run_id}`, { kind: 'run', run });
  };
  const onCatalog: Parameters<typeof changes.on<'catalog'>>[1] = (owner) => {
    if (owner === organisation) push('catalog', { kind: 'catalog' });
  };
  const onStocks: Parameters<typeof changes.on<'stocks'>>[1] = (owner) => {
    if (owner === organisation) push('stocks', { kind: 'stocks' });
  };
  const onPresets: Parameters<typeof changes.on<'presets'>>[1] = (owner) => {
    if (owner === organisation) push('presets', { kind: 'presets' });
  };
  const onSync: Parameters<typeof changes.on<'sync'>>[1] = (owner) => {
    if (owner === organisation) push('sync', { kind: 'sync' });
  };
  const onPeople: Parameters<typeof changes.on<'people'>>[1] = (owner) => {
    if (owner === organisation) push('people', { kind: 'people' });
  };
  const onBackups: Parameters<typeof changes.on<'backups'>>[1] = (owner, problem) => {
    if (owner === organisation) push('backups', { kind: 'backups', problem });
  };
  const onStation = (): void => push('station', { kind: 'station' });
  const isAborted = (): boolean => signal?.aborted === true;
  const onAbort = (): void => wake?.();
  changes.on('job', onJob);
  changes.on('run', onRun);
  changes.on('catalog', onCatalog);
  changes.on('stocks', onStocks);
  changes.on('presets', onPresets);
  changes.on('sync', onSync);
  changes.on('people', onPeople);
  changes.on('backups', onBackups);
  changes.on('station', onStation);
  signal?.addEventListener('abort', onAbort);
  try {
    for (;;) {
      if (isAborted()) return;
      const [next] = waiting;
      if (next) {
        waiting.delete(next[0]);
        yield next[1];
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
  } finally {
    changes.off('job', onJob);
    changes.off('run', onRun);
    changes.off('catalog', onCatalog);
    changes.off('stocks', onStocks);
    changes.off('presets', onPresets);
    changes.off('sync', onSync);
    changes.off('people', onPeople);
    changes.off('backups', onBackups);
    changes.off('station', onStation);
    signal?.removeEventListener('abort', onAbort);
  }
}
