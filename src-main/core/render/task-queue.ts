import type { PageTask, ReadTask, RenderResult, RenderTask, SymbolsTask } from './protocol.ts';

/** A task before the pool has given it its number. */
export type NewTask = Omit<PageTask, 'id'> | Omit<SymbolsTask, 'id'> | Omit<ReadTask, 'id'>;

/** A page or a slice of symbols that waits for a worker, or is with one. */
export interface QueuedTask {
  readonly task: RenderTask;
  /** Small jobs go first: somebody stands in front of them. */
  readonly urgent: boolean;
  readonly signal: AbortSignal;
  readonly resolve: (result: RenderResult) => void;
  readonly reject: (reason: unknown) => void;
  attempts: number;
}

/** One queue of tasks over all workers: urgent ones first, otherwise in order of arrival. */
export class TaskQueue {
  readonly #urgent: QueuedTask[] = [];
  readonly #normal: QueuedTask[] = [];

  push(task: QueuedTask): void {
    (task.urgent ? this.#urgent : this.#normal).push(task);
  }

  /** A task whose worker crashed goes to the front: its job waits for it in order. */
  retry(task: QueuedTask): void {
    (task.urgent ? this.#urgent : this.#normal).unshift(task);
  }

  /** The next task that still is wanted. */
  shift(): QueuedTask | undefined {
    return this.#urgent.shift() ?? this.#normal.shift();
  }

  remove(task: QueuedTask): boolean {
    for (const list of [this.#urgent, this.#normal]) {
      const index = list.indexOf(task);
      if (index >= 0) {
        list.splice(index, 1);
        return true;
      }
    }
    return false;
  }

  drain(): QueuedTask[] {
    return [...this.#urgent.splice(0), ...this.#normal.splice(0)];
  }
}
