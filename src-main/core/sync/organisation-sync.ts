import type { WriteDb } from '../db/write-db.ts';
import type { ReadDb } from '../db/read-db.ts';
import type { Changes } from '../changes.ts';
import type { Ports } from '../ports.ts';
import type { Settings } from '../settings/settings.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { ApiOutline } from './client/api-outline.ts';
import type { ClosientClient } from './client/closient-client.ts';
import { ClosientFailure } from './client/failure.ts';
import { waitOnTimer } from './client/wait.ts';
import { changeConnection, connectionOf, type ConnectionRow } from './connections.ts';
import type { PassTools } from './pass/list-pass.ts';
import { readSource, writeSource } from './source-rows.ts';
import type { Source, SourceAsk } from './sources/source.ts';

export interface SyncParts {
  readonly db: WriteDb;
  readonly read: ReadDb;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly changes: Changes;
  /** False: only what somebody asks for is read. */
  readonly background: boolean;
}

/** What is going on in a source now. */
export interface Running {
  readonly source: string;
  readonly startedAt: number;
  readonly pages: number;
  readonly rows: number;
}

const firstRetryMs = 5_000;
const longestRetryMs = 5 * 60_000;
/** Windows are told of progress this often at most. */
const tellEveryMs = 500;
const tellCatalogEveryMs = 5_000;

type RoundEnd = { readonly kind: 'done' } | { readonly kind: 'again' } | { readonly kind: 'refused' };

/**
 * The sources of one connection, one after the other, again and again: when they are due, when somebody asks, and after
 * a failure by itself with growing pauses. A key that is refused stops it until somebody acts.
 */
export class OrganisationSync {
  readonly client: ClosientClient;
  readonly #parts: SyncParts;
  readonly #organisation: number;
  readonly #connection: number;
  readonly #remote: string;
  readonly #sources: readonly Source[];
  readonly #end = new AbortController();
  /** Sources that somebody asked for; they run although they are not due. */
  readonly #wanted = new Set<string>();
  #current: { readonly source: string; readonly stop: AbortController } | null = null;
  #running: Running | null = null;
  #wake = new AbortController();
  #isIdle = false;
  #whenIdle: (() => void)[] = [];
  #failures = 0;
  #toldAt = 0;
  #toldCatalogAt = 0;
  #quotaSaved = '';
  readonly #loop: Promise<void>;

  constructor(
    parts: SyncParts,
    sources: readonly Source[],
    connection: ConnectionRow,
    client: ClosientClient,
  ) {
    this.#parts = parts;
    this.#sources = sources;
    this.#organisation = connection.organisation_id;
    this.#connection = connection.id;
    this.#remote = connection.remote_organization_id;
    this.client = client;
    this.#loop = this.#goOn();
  }

  get running(): Running | null {
    return this.#running;
  }

  /** @param source one of them, or all that do not start by hand only. */
  start(source?: string): void {
    const { db } = this.#parts;
    for (const { name, byHand } of this.#sources) {
      if (source === undefined ? byHand : source !== name) continue;
      this.#wanted.add(name);
      const { state } = readSource(db, this.#organisation, name);
      if (state === 'stopped' || state === 'failed')
        writeSource(db, this.#organisation, name, { state: 'idle', sentence: null });
    }
    // Somebody acts: a key that was refused is tried again.
    const row = connectionOf(db, this.#organisation);
    if (row?.state === 'refused') changeConnection(db, row.id, { state: 'unknown', sentence: null });
    this.#failures = 0;
    this.#isIdle = false;
    this.#wake.abort();
  }

  stop(source?: string): void {
    for (const { name } of this.#sources) {
      if (source !== undefined && source !== name) continue;
      this.#wanted.delete(name);
      const { state } = readSource(this.#parts.db, this.#organisation, name);
      if (state === 'idle')
        writeSource(this.#parts.db, this.#organisation, name, { state: 'stopped', sentence: null });
      if (this.#current?.source === name)
        this.#current.stop.abort(new PrintRoomError('cancelled', 'The sync was stopped.'));
    }
    this.#tell(true);
  }

  /** Looks whether something has become due by a setting that was changed. */
  tick(): void {
    if (!this.#isIdle || this.#failures > 0) return;
    if (connectionOf(this.#parts.db, this.#organisation)?.state === 'refused') return;
    if (this.#sources.some((source) => this.#isDue(source))) this.#wake.abort();
  }

  /** When nothing more can be done now: everything is read, or it waits for a network, a person or its time. */
  waitForIdle(): Promise<void> {
    if (this.#isIdle) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async close(): Promise<void> {
    this.#end.abort(new PrintRoomError('cancelled', 'Print Room was closed.'));
    this.#wake.abort();
    this.client.close();
    await this.#loop;
    this.#saveQuota();
  }

  async #goOn(): Promise<void> {
    // Whoever constructs this has not got it yet.
    await Promise.resolve();
    while (!this.#end.signal.aborted) {
      const end = await this.#round();
      if (this.#end.signal.aborted) break;
      if (this.#wake.signal.aborted) {
        this.#wake = new AbortController();
        continue;
      }
      this.#settle();
      await this.#pause(this.#pauseMs(end));
    }
    this.#settle();
  }

  /** Runs what is due. */
  async #round(): Promise<RoundEnd> {
    let outline: Promise<ApiOutline | null> | null = null;
    const ask: SourceAsk = {
      client: this.client,
      remoteOrganization: this.#remote,
      outline: () => (outline ??= this.#readOutline()),
    };
    for (const source of this.#sources) {
      if (this.#end.signal.aborted) break;
      if (connectionOf(this.#parts.db, this.#organisation)?.state === 'refused') return { kind: 'refused' };
      if (!this.#isDue(source)) continue;
      const verdict = await this.#run(source, ask);
      if (verdict !== null) return verdict;
    }
    return { kind: 'done' };
  }

  #isDue({ name, byHand }: Source): boolean {
    const row = readSource(this.#parts.db, this.#organisation, name);
    if (row.state === 'stopped' || row.state === 'closed') return false;
    if (this.#wanted.has(name)) return true;
    if (!this.#parts.background || row.state === 'failed') return false;
    if (row.phase !== 'idle') return true;
    const minutes = this.#everyMinutes();
    if (byHand || minutes === 0) return false;
    return row.finished_at === null || row.finished_at + minutes * 60_000 <= this.#parts.ports.now();
  }

  /** @returns why the round ends here, or null when it goes on with the next source. */
  async #run(source: Source, ask: SourceAsk): Promise<RoundEnd | null> {
    const { db, ports } = this.#parts;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.#end.signal]);
    this.#current = { source: source.name, stop };
    this.#running = { source: source.name, startedAt: ports.now(), pages: 0, rows: 0 };
    this.#isIdle = false;
    this.#tell(true);
    try {
      const reason = await source.available(ask);
      signal.throwIfAborted();
      if (reason === null) await source.run(ask, this.#tools(signal));
      this.#online();
      this.#wanted.delete(source.name);
      const state = reason === null ? 'idle' : 'unavailable';
      const { state: now } = readSource(db, this.#organisation, source.name);
      if (now !== 'closed')
        writeSource(db, this.#organisation, source.name, {
          state,
          ...(reason === null ? { sentence: null } : { sentence: reason, finished_at: ports.now() }),
        });
      this.#failures = 0;
      return null;
    } catch (caught) {
      return stop.signal.aborted ? null : this.#judge(source, caught);
    } finally {
      this.#current = null;
      this.#running = null;
      if (!this.#end.signal.aborted) this.#saveQuota();
      this.#parts.changes.emit('catalog', this.#organisation);
      this.#tell(true);
    }
  }

  #judge({ name, assumed }: Source, caught: unknown): RoundEnd | null {
    const { db, ports } = this.#parts;
    if (this.#end.signal.aborted) return { kind: 'done' };
    const fail = (sentence: string): null => {
      this.#wanted.delete(name);
      writeSource(db, this.#organisation, name, { state: 'failed', sentence, finished_at: ports.now() });
      return null;
    };
    const again = (sentence: string): RoundEnd => {
      writeSource(db, this.#organisation, name, { sentence });
      this.#failures += 1;
      return { kind: 'again' };
    };
    if (caught instanceof ClosientFailure) {
      if (caught.kind === 'unauthorized') {
        changeConnection(db, this.#connection, { state: 'refused', sentence: caught.message });
        return { kind: 'refused' };
      }
      if (caught.kind === 'not_found' && assumed) {
        this.#online();
        this.#wanted.delete(name);
        const change = { state: 'unavailable', sentence: caught.message, finished_at: ports.now() } as const;
        writeSource(db, this.#organisation, name, change);
        return null;
      }
      if (caught.kind === 'forbidden' || caught.kind === 'rejected' || caught.kind === 'not_found') {
        this.#online();
        return fail(caught.message);
      }
      if (caught.kind === 'busy') return again(caught.message);
      this.#failures += 1;
      const row = connectionOf(db, this.#organisation);
      changeConnection(db, this.#connection, {
        state: 'offline',
        sentence: caught.message,
        offline_since: row?.offline_since ?? ports.now(),
      });
      return { kind: 'again' };
    }
    if (caught instanceof PrintRoomError && caught.code !== 'disk_full') return fail(caught.message);
    ports.logger.error({ err: toErrorData(caught), source: name }, 'a sync source failed');
    return again(toErrorData(caught).message);
  }

  #tools(signal: AbortSignal): PassTools {
    const { db, read, ports } = this.#parts;
    return {
      db,
      read,
      now: ports.now,
      organisation: this.#organisation,
      connection: this.#connection,
      signal,
      onSlice: () => this.#saveQuota(),
      onProgress: (pages, rows) => {
        const before = this.#running;
        if (before) this.#running = { ...before, pages: before.pages + pages, rows: before.rows + rows };
        this.#online();
        this.#failures = 0;
        this.#tell(false);
      },
    };
  }

  async #readOutline(): Promise<ApiOutline | null> {
    try {
      return await this.client.openapi('products', { signal: this.#end.signal, patienceMs: Infinity });
    } catch (caught) {
      if (caught instanceof ClosientFailure && (caught.kind === 'not_found' || caught.kind === 'forbidden'))
        return null;
      throw caught;
    }
  }

  #online(): void {
    const { db, ports } = this.#parts;
    const row = connectionOf(db, this.#organisation);
    const now = ports.now();
    // Once a minute is enough to say when it was last there.
    if (!row || (row.state === 'online' && now - (row.last_seen_at ?? 0) < 60_000)) return;
    changeConnection(db, row.id, { state: 'online', sentence: null, offline_since: null, last_seen_at: now });
  }

  /** So that a restart does not forget what the day has cost. */
  #saveQuota(): void {
    const quota = JSON.stringify(this.client.governor.state);
    if (quota === this.#quotaSaved) return;
    this.#quotaSaved = quota;
    changeConnection(this.#parts.db, this.#connection, { quota });
  }

  #everyMinutes(): number {
    return this.#parts.settings.get(this.#organisation, 'sync_every_minutes');
  }

  #pauseMs(end: RoundEnd): number {
    if (end.kind === 'refused') return Infinity;
    if (end.kind === 'again') {
      const whole = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(10, this.#failures - 1));
      // Stations that lost one network together should not come back together.
      return Math.round(whole * (0.75 + 0.5 * Math.random()));
    }
    const minutes = this.#everyMinutes();
    if (minutes === 0) return Infinity;
    const now = this.#parts.ports.now();
    const times = this.#sources
      .filter(({ byHand }) => !byHand)
      .map(({ name }) => readSource(this.#parts.db, this.#organisation, name))
      .filter(({ state }) => state === 'idle' || state === 'unavailable')
      .map(({ finished_at: finished }) => (finished ?? now) + minutes * 60_000 - now);
    return Math.max(1_000, Math.min(...times));
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#wake;
    const wait = this.#parts.ports.wait ?? waitOnTimer;
    try {
      if (ms === Infinity)
        await new Promise((_, reject) => onAbort(signal, () => reject(new Error('woken'))));
      else await wait(ms, signal);
    } catch {
      // Woken: somebody asked, or it ends.
    }
    if (this.#wake.signal.aborted && !this.#end.signal.aborted) this.#wake = new AbortController();
    this.#isIdle = false;
  }

  #settle(): void {
    this.#isIdle = true;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
    if (!this.#end.signal.aborted) this.#tell(true);
  }

  #tell(atOnce: boolean): void {
    const { changes, ports } = this.#parts;
    const now = ports.now();
    if (atOnce || now - this.#toldAt >= tellEveryMs) {
      this.#toldAt = now;
      changes.emit('sync', this.#organisation);
    }
    if (now - this.#toldCatalogAt < tellCatalogEveryMs) return;
    this.#toldCatalogAt = now;
    changes.emit('catalog', this.#organisation);
  }
}

function onAbort(signal: AbortSignal, call: () => void): void {
  if (signal.aborted) call();
  else signal.addEventListener('abort', call, { once: true });
}
