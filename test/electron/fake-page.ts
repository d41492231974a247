import type { MessagePort } from 'node:worker_threads';

/** A message as a window gets it. */
class PageMessage extends Event {
  readonly data: unknown;
  readonly source: unknown;
  readonly ports: readonly MessagePort[];

  constructor(data: unknown, source: unknown, ports: readonly MessagePort[]) {
    super('message');
    this.data = data;
    this.source = source;
    this.ports = ports;
  }
}

/** The window that page and preload share, as far as their handshake looks at it. */
export class FakePage extends EventTarget {
  readonly location: { readonly origin: string };
  readonly #stored = new Map<string, string>();
  readonly localStorage = {
    getItem: (key: string): string | null => this.#stored.get(key) ?? null,
    setItem: (key: string, value: string): void => void this.#stored.set(key, value),
  };

  constructor(origin: string) {
    super();
    this.location = { origin };
  }

  /** Delivered later and only to the origin that was named, as in a browser. */
  postMessage(data: unknown, target: string, ports: readonly MessagePort[] = []): void {
    if (target !== '*' && target !== this.location.origin) return;
    queueMicrotask(() => this.dispatchEvent(new PageMessage(data, this, ports)));
  }

  /** A message of some other window. */
  hear(data: unknown): void {
    this.dispatchEvent(new PageMessage(data, {}, []));
  }
}
