import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { FileStore } from './file-store.ts';
import type { Ids } from './ids.ts';
import type { LifecycleEvents } from './lifecycle.ts';
import type { SimSettings } from './options.ts';

/** What the endpoints stand on. */
export interface World {
  readonly settings: SimSettings;
  readonly ids: Ids;
  readonly catalog: Catalog;
  readonly lifecycle: LifecycleEvents;
  readonly files: FileStore;
  readonly now: () => number;
}

/** One request, after key and quota. */
export interface Call {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  /** What the path's pattern caught. */
  readonly params: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Of the whole path. The pages have a slash at the end of some paths and not of others, and so do these. */
  readonly path: RegExp;
  /** As openapi.json names it. */
  readonly shown: string;
  readonly summary: string;
  /** No public page describes it. */
  readonly assumed?: boolean;
  /** Absent: always there. */
  readonly exists?: () => boolean;
  /** Served without a key. */
  readonly open?: boolean;
  readonly writes?: boolean;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}
