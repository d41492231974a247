import type { HelperProcess } from '../../../helper-process.ts';
import type { HelperAnswer, HelperCall, HelperCalls } from './protocol.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The helper ended before it answered. */
class HelperGone extends Error {}

/**
 * The helper of this core: started with the first question, started once more where it ends in the middle of one. A
 * helper that does not answer in time is ended; the next question starts a new one.
 */
export class HelperClient {
  readonly #start: () => HelperProcess;
  readonly #limitMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #process: HelperProcess | null = null;
  #lastId = 0;

  constructor(start: () => HelperProcess, limitMs: number) {
    this.#start = start;
    this.#limitMs = limitMs;
  }

  /** @throws Error where the helper cannot answer. */
  async ask<K extends HelperCall>(call: K, args: HelperCalls[K]['args']): Promise<HelperCalls[K]['answer']> {
    try {
      return await this.once(call, args, this.#limitMs);
    } catch (caught) {
      if (!(caught instanceof HelperGone)) throw caught;
      return await this.once(call, args, this.#limitMs);
    }
  }

  /** As `ask`, for what must not be done twice. */
  async once<K extends HelperCall>(
    call: K,
    args: HelperCalls[K]['args'],
    limitMs: number,
  ): Promise<HelperCalls[K]['answer']> {
    const id = ++this.#lastId;
    const helper = this.#running();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(() => {
      reject(new Error(`The Windows helper did not answer within ${Math.ceil(limitMs / 1000)} s.`));
      helper.kill();
    }, limitMs);
    this.#waiting.set(id, { resolve, reject });
    try {
      helper.send(JSON.stringify({ id, call, args }));
      return (await promise) as HelperCalls[K]['answer'];
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  /** Ends the helper and all it has started. */
  end(): void {
    this.#process?.kill();
  }

  #running(): HelperProcess {
    if (this.#process) return this.#process;
    const helper = this.#start();
    this.#process = helper;
    helper.onLine((line) => {
      const answer = JSON.parse(line) as HelperAnswer;
      const waiting = this.#waiting.get(answer.id);
      if ('error' in answer) waiting?.reject(new Error(answer.error));
      else waiting?.resolve(answer.ok);
    });
    helper.onEnd(() => {
      if (this.#process === helper) this.#process = null;
      for (const { reject } of this.#waiting.values()) reject(new HelperGone('The Windows helper ended.'));
    });
    return helper;
  }
}
