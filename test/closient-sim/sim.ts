import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { answerApi, commonHeaders, sentKey, type Access, type Api } from './api.ts';
import { json, type Answer } from './answer.ts';
import { Catalog } from './catalog/catalog.ts';
import { deliver } from './deliver.ts';
import { accountRoutes } from './endpoints/account.ts';
import { dataExportRoutes } from './endpoints/data-export.ts';
import { epcisRoutes, type Captured } from './endpoints/epcis.ts';
import { labelRoutes } from './endpoints/labels.ts';
import { lifecycleRoutes } from './endpoints/lifecycle-events.ts';
import { listRoutes } from './endpoints/lists.ts';
import { symbolRoutes } from './endpoints/symbols.ts';
import { Faults, type Fault } from './faults.ts';
import { FileStore } from './file-store.ts';
import { Ids, mix } from './ids.ts';
import { LifecycleEvents } from './lifecycle.ts';
import { listen, readBody, type Listener } from './listener.ts';
import { defaultSettings, type SimOptions, type SimSettings } from './options.ts';
import { defaultQuota, Quota } from './quota.ts';
import { Seen, type Origin, type SeenRequest } from './seen.ts';
import { serveFile } from './serve-files.ts';
import type { Route } from './world.ts';

/** A running stand-in of the Closient service. */
export interface Sim {
  /** Origin of the API. */
  readonly url: string;
  /** Origin of the signed URLs, which must never see a key. */
  readonly filesUrl: string;
  /** Where the redirect to another host leads; no key may come here either. */
  readonly elsewhereUrl: string;
  readonly key: string;
  readonly organizationId: string;
  readonly settings: SimSettings;
  readonly data: Catalog;
  readonly lifecycle: LifecycleEvents;
  /** Captured EPCIS events by their hash. */
  readonly epcis: Captured;
  readonly files: FileStore;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly seen: Seen;
  now(): number;
  /** Puts the clock forward. */
  advance(ms: number): void;
  /** From now on, or from that many further requests on, the key is refused. */
  revokeKey(afterRequests?: number): void;
  close(): Promise<void>;
  /** Resolves when it has closed, by `close` or at the end of its life. */
  readonly closed: Promise<void>;
}

const halfAnHour = 30 * 60_000;

/** Starts a stand-in on loopback. The same options give the same data, key and ids. */
export async function startSim(options: SimOptions = {}): Promise<Sim> {
  const seed = options.seed ?? 1;
  const clock = options.clock ?? Date.now;
  let ahead = 0;
  const now = (): number => clock() + ahead;
  const settings: SimSettings = { ...defaultSettings, ...options.settings };
  const ids = new Ids(seed, settings);
  const catalog = new Catalog(
    {
      seed,
      counts: {
        products: options.products ?? 20,
        lots: options.lots ?? 100,
        serials: options.serials ?? 1_000,
      },
      lotlessEvery: options.lotlessEvery ?? 0,
      printedShare: options.printedShare ?? 0,
      bad: options.bad ?? {},
      createdFrom: options.createdFrom ?? Date.UTC(2026, 0, 1),
    },
    settings,
    ids,
    now,
  );
  const lifecycle = new LifecycleEvents(catalog, ids, now);
  const files = new FileStore(seed, now);
  const faults = new Faults(seed);
  const quota = new Quota(options.quota ?? defaultQuota);
  const seen = new Seen();
  const epcis: Captured = new Map();
  const world = { settings, ids, catalog, lifecycle, files, now };
  const access: Access = {
    key: keyOf(seed),
    revoked: false,
    revokeAfter: Infinity,
    processed: 0,
    notBefore: -Infinity,
  };
  const routes: Route[] = [];
  routes.push(
    ...accountRoutes(world, () => routes),
    ...listRoutes(world),
    ...labelRoutes(world),
    ...lifecycleRoutes(world),
    ...epcisRoutes(world, epcis),
    ...symbolRoutes(world),
    ...dataExportRoutes(world),
  );
  let elsewhereUrl = '';
  const api: Api = { world, routes, quota, access, seen, elsewhere: () => elsewhereUrl };
  const closing = new AbortController();

  const apiListener = await listen(
    options.port ?? 0,
    serve('api', (...request) => answerApi(api, ...request)),
  );
  const filesListener = await listen(
    options.filesPort ?? 0,
    serve('files', async (request, url, entry, fault) => {
      await readBody(request, 0);
      const hasKey = refuseKey(request, entry);
      const { range, 'if-range': ifRange } = request.headers;
      const { method = 'GET' } = request;
      entry.processed = true;
      const asked = { method, path: decodeURIComponent(url.pathname), query: url.searchParams, hasKey };
      return serveFile(
        files,
        { ...asked, range, ifRange: typeof ifRange === 'string' ? ifRange : undefined },
        fault,
      );
    }),
  );
  const elsewhereListener = await listen(
    0,
    serve('elsewhere', async (request, _url, entry) => {
      await readBody(request, 0);
      refuseKey(request, entry);
      return json(200, { data: [], pagination: null });
    }),
  );
  elsewhereUrl = elsewhereListener.url;
  files.origin = filesListener.url;
  const life = setTimeout(() => void close(), options.maximumLifeMs ?? halfAnHour);
  life.unref();
  const { promise: closed, resolve: hasClosed } = Promise.withResolvers<void>();

  return {
    url: apiListener.url,
    filesUrl: filesListener.url,
    elsewhereUrl,
    key: access.key,
    organizationId: ids.of('organisation', 0),
    settings,
    data: catalog,
    lifecycle,
    epcis,
    files,
    faults,
    quota,
    seen,
    now,
    advance(ms) {
      ahead += ms;
    },
    revokeKey(afterRequests = 0) {
      if (afterRequests === 0) access.revoked = true;
      else access.revokeAfter = access.processed + afterRequests;
    },
    close,
    closed,
  };

  async function close(): Promise<void> {
    clearTimeout(life);
    closing.abort();
    faults.clear();
    await Promise.all(
      [apiListener, filesListener, elsewhereListener].map((listener: Listener) => listener.close()),
    );
    hasClosed();
  }

  function refuseKey(request: IncomingMessage, entry: SeenRequest): boolean {
    const { authorization, cookie } = request.headers;
    const came = request.headers['x-api-key'] ?? authorization ?? cookie;
    if (came === undefined) return false;
    seen.violate('key_at_other_origin', entry, `A key, token or cookie came to ${entry.origin}.`);
    return true;
  }

  /** What all origins have in common: they remember, meet faults and send. */
  function serve(
    origin: Origin,
    answer: (request: IncomingMessage, url: URL, entry: SeenRequest, fault: Fault | null) => Promise<Answer>,
  ) {
    return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const url = new URL(request.url ?? '/', 'http://sim');
      const { method = 'GET' } = request;
      const entry = seen.begin({
        at: now(),
        origin,
        method,
        path: url.pathname,
        query: origin === 'files' ? '' : url.search,
        key: keyState(sentKey(request)),
      });
      try {
        const fault = faults.choose(entry);
        entry.fault = fault?.kind ?? null;
        if (fault?.kind === 'hang') await faults.hold();
        const answered = await answer(request, url, entry, fault);
        response.setHeader('Date', new Date(now() + settings.clockSkewMs).toUTCString());
        for (const [name, value] of Object.entries(origin === 'api' ? commonHeaders(api) : {})) {
          if (!(fault?.kind === 'too_many' && fault.hint === 'none')) response.setHeader(name, value);
        }
        const headOnly = method === 'HEAD';
        entry.status = await deliver({ response, headOnly, answer: answered, fault, wait: pause(response) });
      } finally {
        seen.end();
      }
    };
  }

  function keyState(sent: string | null): SeenRequest['key'] {
    if (sent === null) return 'none';
    if (sent !== access.key) return 'other';
    return access.revoked ? 'revoked' : 'right';
  }

  function pause(response: ServerResponse) {
    return async (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(end, ms);
        function end(): void {
          clearTimeout(timer);
          response.off('close', end);
          closing.signal.removeEventListener('abort', end);
          resolve();
        }
        response.once('close', end);
        closing.signal.addEventListener('abort', end);
      });
  }
}

/** `csb_`, 32 letters and digits, `_`, their CRC-32: a key that passes its own check. */
function keyOf(seed: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const body = Array.from({ length: 32 }, (_, i) => letters.charAt(mix(seed + 99, i) % letters.length)).join(
    '',
  );
  return `csb_${body}_${crc32(body).toString(16).padStart(8, '0')}`;
}
