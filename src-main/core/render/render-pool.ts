import { couldNotDraw } from './could-not-draw.ts';
import { PageQueue, type QueuedPage } from './page-queue.ts';
import type { PageResult, PageTask, RenderWorkerData } from './protocol.ts';
import { defaultRenderLimits, type RenderLimits } from './render-limits.ts';
import { RenderThread } from './render-thread.ts';

export interface RenderPoolOptions {
  readonly script: URL;
  readonly data: RenderWorkerData;
  readonly threads: number;
  readonly limits?: Partial<RenderLimits> | undefined;
}

/** The render threads and the one queue of pages in front of them. */
export class RenderPool {
  readonly #options: RenderPoolOptions;
  readonly #limits: RenderLimits;
  readonly #queue = new PageQueue();
  readonly #threads = new Set<RenderThread>();
  #nextId = 1;
  #closed = false;

  constructor(options: RenderPoolOptions) {
    this.#options = options;
    this.#limits = { ...defaultRenderLimits, ...options.limits };
  }

  get threads(): number {
    return this.#options.threads;
  }

  /**
   * Renders one page. A thread that crashes or hangs costs this page one attempt; the second time it is an error.
   * When `signal` aborts, the page is dropped, or its thread killed.
   * @throws PrintRoomError `render_failed`, naming the page's labels.
   */
  render(
    page: Omit<PageTask, 'id'>,
    options: { readonly urgent: boolean; readonly signal: AbortSignal },
  ): Promise<PageResult> {
    if (this.#closed) return Promise.reject(new Error('The render pool is closed.'));
    if (options.signal.aborted) return Promise.reject(options.signal.reason);
    return new Promise<PageResult>((resolve, reject) => {
      const stopListening = (): void => options.signal.removeEventListener('abort', onAbort);
      const queued: QueuedPage = {
        task: { ...page, id: this.#nextId++ },
        urgent: options.urgent,
        signal: options.signal,
        resolve: (result) => {
          stopListening();
          resolve(result);
        },
        reject: (reason) => {
          stopListening();
          reject(reason);
        },
        attempts: 0,
      };
      const onAbort = (): void => {
        if (this.#queue.remove(queued)) queued.reject(options.signal.reason);
      };
      options.signal.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(queued);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const page of this.#queue.drain()) page.reject(new Error('The render pool is closed.'));
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #dispatch(): void {
    for (;;) {
      const thread = this.#idleThread();
      if (!thread) return;
      const page = this.#queue.shift();
      if (!page) return;
      void this.#give(thread, page);
    }
  }

  #idleThread(): RenderThread | null {
    for (const thread of this.#threads) if (!thread.busy && !thread.gone) return thread;
    if (this.#threads.size >= this.#options.threads || this.#closed) return null;
    const thread = new RenderThread(this.#options.script, this.#options.data, (gone) => {
      this.#threads.delete(gone);
      this.#dispatch();
    });
    this.#threads.add(thread);
    return thread;
  }

  async #give(thread: RenderThread, page: QueuedPage): Promise<void> {
    const { pageMs, pagesPerThread, cancelGraceMs } = this.#limits;
    let grace: NodeJS.Timeout | null = null;
    const onAbort = (): void => {
      grace = setTimeout(() => thread.kill('its job was cancelled'), cancelGraceMs);
    };
    page.signal.addEventListener('abort', onAbort, { once: true });
    const outcome = await thread.render(page.task, pageMs);
    page.signal.removeEventListener('abort', onAbort);
    if (grace) clearTimeout(grace);
    // A page that was handed to a thread already dying of something else has not been tried.
    if (outcome.kind === 'result' || outcome.attempted) page.attempts++;

    if (!thread.gone && thread.pages >= pagesPerThread) void thread.end();
    if (page.signal.aborted) page.reject(page.signal.reason);
    else if (outcome.kind === 'result') page.resolve(outcome.result);
    else if (this.#closed) page.reject(new Error('The render pool is closed.'));
    else if (page.attempts < 2) this.#queue.retry(page);
    else page.reject(couldNotDraw(page.task, outcome.why));
    this.#dispatch();
  }
}
