import { setInterval } from 'node:timers';
import type {
  ConnectionReport,
  SyncConflict,
  QuarantinedRow,
  SyncStatus,
} from '../../../src-shared/contract/sync.ts';
import { PrintRoomError, toErrorData } from '../../../src-shared/errors.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import { listOrganisations } from '../catalog/organisations.ts';
import { closientProblem } from '../policy/closient-policy.ts';
import type { Press } from '../render/press.ts';
import { ClosientClient } from './client/closient-client.ts';
import { keyWarning } from './client/key-check.ts';
import type { QuotaState } from './client/quota.ts';
import { clockSentence } from './client/test-connection.ts';
import { countConflicts, listConflicts, resolveConflict } from './conflicts.ts';
import {
  allConnections,
  changeConnection,
  connectionOf,
  endConnection,
  quotaOf,
  returnTo,
  secretName,
  storeConnection,
  type ConnectionRow,
} from './connections.ts';
import { OrganisationSync, type SyncParts } from './organisation-sync.ts';
import { countQuarantine, listQuarantine, type ListPage } from './quarantine.ts';
import { readSource } from './source-rows.ts';
import { FolderWatch, folderSource } from './sources/folder-watch.ts';
import { labelExportSource } from './sources/label-export.ts';
import { lotsSource, productsSource, serialsSource } from './sources/lists.ts';
import type { Source } from './sources/source.ts';
import { describeConnection, describeQuota, describeSource } from './sync-status.ts';

export interface SyncServiceParts extends SyncParts {
  readonly press: Press;
  /** Folder in which downloads grow. */
  readonly downloads: string;
}

export interface ConnectOrder {
  readonly url: string;
  readonly key: string;
  /** Where the key belongs to several organisations over there. */
  readonly remoteOrganizationId?: string | null | undefined;
  /**
   * `memory`: a key from the environment of a command; it ends with the process. `once`: until `endOnce`, which brings
   * back what was before. Default: stored.
   */
  readonly keep?: 'stored' | 'memory' | 'once';
}

const sampleSentence =
  'The sample organisation is not connected: its labels are no real ones, and Closient must not hear that they were printed. Open a data folder of your own organisation.';

type KeptKey =
  | { readonly key: string; readonly kept: 'stored' | 'memory' }
  | { readonly key: string; readonly kept: 'once'; readonly before: Before | null };

/** The connection that a key for one time took the place of, and its key where there was one. */
interface Before {
  readonly row: ConnectionRow;
  readonly key: KeptKey | undefined;
}

/** A setting that changed, or a file that no notice came of, is seen within this time. */
const tickMs = 15_000;

/**
 * Fills a print room from Closient, by itself and again and again, and from a folder of files. Without a network
 * everything else works; it goes on where it was when there is one.
 */
export class SyncService {
  readonly #parts: SyncServiceParts;
  readonly #sources: readonly Source[];
  readonly #syncs = new Map<number, OrganisationSync>();
  readonly #keys = new Map<number, KeptKey>();
  readonly #folders = new Map<number, FolderWatch>();
  #ticker: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(parts: SyncServiceParts) {
    this.#parts = parts;
    this.#sources = [
      productsSource,
      lotsSource,
      serialsSource,
      labelExportSource({ press: parts.press, ports: parts.ports, downloads: parts.downloads }),
    ];
  }

  /** Takes up the stored connections. Call once. In the background what is due is read from now on. */
  async open(): Promise<void> {
    for (const row of allConnections(this.#parts.db)) await this.#openStored(row);
    if (!this.#parts.background) return;
    this.#ticker = setInterval(() => this.#tick(), tickMs);
    this.#ticker.unref();
    this.#tick();
  }

  /** The sources of an organisation, or one of them, run now. */
  start(organisation: number, source?: string | null): void {
    const sync = this.#syncs.get(organisation);
    if (source == null || source === folderSource.name) this.#folderOf(organisation).look();
    if (source === folderSource.name) return;
    if (source != null && !this.#sources.some(({ name }) => name === source))
      throw new PrintRoomError('not_found', `There is no sync source ${JSON.stringify(source)}.`);
    if (sync) sync.start(source ?? undefined);
    else if (source != null || !this.hasFolder(organisation))
      throw new PrintRoomError('conflict', 'There is no connection to Closient yet. Connect first.');
  }

  stop(organisation: number, source?: string | null): void {
    this.#syncs.get(organisation)?.stop(source ?? undefined);
  }

  /** Asks once who the key belongs to; stores nothing. */
  async test(order: Pick<ConnectOrder, 'url' | 'key'>): Promise<ConnectionReport> {
    const { report, client } = await this.#ask(order);
    client?.close();
    return report;
  }

  /**
   * Connects an organisation, when the key works; then it begins at once. Nothing is stored otherwise.
   * @throws PrintRoomError `conflict` for the sample organisation, whose labels are no real ones.
   */
  async connect(
    organisation: Pick<OrganisationRow, 'id' | 'sample'>,
    order: ConnectOrder,
  ): Promise<ConnectionReport> {
    const { db, ports, changes } = this.#parts;
    if (organisation.sample === 1) throw new PrintRoomError('conflict', sampleSentence);
    const { report, client } = await this.#ask(order);
    if (!client || !report.ok) {
      client?.close();
      return report;
    }
    try {
      const offered = report.remote_organizations;
      const { remoteOrganizationId: wanted } = order;
      const chosen = wanted == null ? offered : offered.filter(({ id }) => id === wanted);
      const [remote] = chosen;
      if (!remote || chosen.length > 1) {
        const names = offered.map(({ name }) => name).join(', ');
        const sentence =
          wanted == null
            ? `This key belongs to several organisations (${names}); choose the one that fills this print room.`
            : `This key does not belong to the organisation that was chosen; it belongs to ${names}.`;
        return { ...report, ok: false, sentence };
      }
      const { id } = organisation;
      await this.#end(id);
      const key = order.key.trim();
      const before = connectionOf(db, id);
      const at = { url: client.origin, remoteId: remote.id, remoteName: remote.name };
      const { keep = 'stored' } = order;
      if (keep === 'stored') await ports.secrets.set(secretName({ organisation_id: id, url: at.url }), key);
      this.#keys.set(
        id,
        keep === 'once'
          ? { key, kept: keep, before: before ? { row: before, key: this.#keys.get(id) } : null }
          : { key, kept: keep },
      );
      const row = storeConnection(db, id, at, ports.now());
      if (keep === 'stored' && before && before.url !== at.url)
        await ports.secrets.remove(secretName(before));
      this.#open(row, key, client.governor.state);
      changes.emit('sync', id);
      return report;
    } finally {
      client.close();
    }
  }

  /** Ends the connection and removes its key. What was received stays. */
  async disconnect(organisation: number): Promise<void> {
    const { db, ports, changes } = this.#parts;
    const row = connectionOf(db, organisation);
    await this.#end(organisation);
    this.#keys.delete(organisation);
    if (row) await ports.secrets.remove(secretName(row));
    endConnection(db, organisation);
    changes.emit('sync', organisation);
  }

  /** Forgets a key that was given for one time; the connection that was stored before goes on. */
  async endOnce(organisation: number): Promise<void> {
    const { db, changes } = this.#parts;
    const key = this.#keys.get(organisation);
    if (key?.kept !== 'once') return;
    await this.#end(organisation);
    this.#keys.delete(organisation);
    if (key.before) {
      const { row, key: former } = key.before;
      returnTo(db, row);
      if (former) {
        this.#keys.set(organisation, former);
        this.#open(row, former.key, quotaOf(row));
      }
    } else endConnection(db, organisation);
    changes.emit('sync', organisation);
  }

  status(organisation: number): SyncStatus {
    const { db, ports } = this.#parts;
    const now = ports.now();
    const row = connectionOf(db, organisation);
    const sync = this.#syncs.get(organisation) ?? null;
    const key = this.#keys.get(organisation);
    const shown = row ? [...this.#sources, folderSource] : [folderSource];
    const quota = sync?.client.governor.state ?? (row && quotaOf(row));
    return {
      connection: row
        ? describeConnection(
            row,
            key === undefined ? 'missing' : key.kept === 'once' ? 'memory' : key.kept,
            {
              key_warning: key ? keyWarning(key.key) : null,
              clock_warning: sync ? clockSentence(sync.client.clockSkewMs, sync.client.host) : null,
            },
            now,
          )
        : null,
      sources: shown.map((source) =>
        source.name === folderSource.name
          ? this.#folderOf(organisation).describe()
          : describeSource(source, readSource(db, organisation, source.name), sync, row, now),
      ),
      quota: quota ? describeQuota(quota, now) : null,
      quarantined: countQuarantine(db, organisation),
      conflicts: countConflicts(db, organisation),
    };
  }

  quarantine(organisation: number, page: ListPage): { total: number; rows: QuarantinedRow[] } {
    return listQuarantine(this.#parts.db, organisation, page);
  }

  conflicts(organisation: number, page: ListPage): { total: number; rows: SyncConflict[] } {
    return listConflicts(this.#parts.db, organisation, page);
  }

  /** @throws PrintRoomError `not_found`, `conflict` where it was decided before. */
  resolveConflict(organisation: number, id: string, keep: 'ours' | 'theirs', operator: string | null): void {
    const { db, ports, changes } = this.#parts;
    resolveConflict(db, organisation, id, keep, operator, ports.now());
    changes.emit('sync', organisation);
    if (keep === 'theirs') changes.emit('catalog', organisation);
  }

  /** null without a connection, or while its key is missing. */
  clientFor(organisation: number): ClosientClient | null {
    return this.#syncs.get(organisation)?.client ?? null;
  }

  /** The connection as it is stored; null without one. */
  connectionOf(organisation: number): ConnectionRow | null {
    return connectionOf(this.#parts.db, organisation) ?? null;
  }

  /** The host that Closient draws into its links. */
  rememberHost(organisation: number, host: string | null): void {
    const row = connectionOf(this.#parts.db, organisation);
    if (!row) return;
    changeConnection(this.#parts.db, row.id, { digital_link_host_seen: host });
    this.#parts.changes.emit('sync', organisation);
  }

  /** Whether files of a folder are imported by themselves. */
  hasFolder(organisation: number): boolean {
    return this.#parts.settings.get(organisation, 'sync_folder') !== null;
  }

  /** Imports what lies in the folder, and what came a moment ago as soon as it is whole. */
  takeFiles(organisation: number): Promise<void> {
    return this.#folderOf(organisation).takeAll();
  }

  /** When nothing more can be done now, of one organisation or of all. */
  async waitForIdle(organisation?: number): Promise<void> {
    const mine = (id: number): boolean => organisation === undefined || organisation === id;
    await Promise.all([
      ...[...this.#syncs].filter(([id]) => mine(id)).map(([, sync]) => sync.waitForIdle()),
      ...[...this.#folders].filter(([id]) => mine(id)).map(([, folder]) => folder.waitForIdle()),
    ]);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#ticker) clearInterval(this.#ticker);
    await Promise.all([
      ...[...this.#syncs.keys()].map((id) => this.#end(id)),
      ...[...this.#folders.values()].map((folder) => folder.close()),
    ]);
  }

  #tick(): void {
    const { db, ports } = this.#parts;
    try {
      for (const { id } of listOrganisations(db)) this.#folderOf(id).look();
      for (const sync of this.#syncs.values()) sync.tick();
    } catch (caught) {
      ports.logger.error({ err: toErrorData(caught) }, 'the sync could not look around');
    }
  }

  async #openStored(row: ConnectionRow): Promise<void> {
    const kept = closientProblem(this.#parts.ports.policies, row.url);
    if (kept !== null) {
      changeConnection(this.#parts.db, row.id, { state: 'refused', sentence: kept });
      return;
    }
    const key = await this.#storedKey(row);
    if (key === null) return;
    this.#keys.set(row.organisation_id, { key, kept: 'stored' });
    this.#open(row, key, quotaOf(row));
  }

  /** A store of keys that cannot be read must not keep the print room from opening. */
  async #storedKey(row: ConnectionRow): Promise<string | null> {
    const { db, ports } = this.#parts;
    try {
      return await ports.secrets.get(secretName(row));
    } catch (caught) {
      changeConnection(db, row.id, { state: 'refused', sentence: toErrorData(caught).message });
      return null;
    }
  }

  #open(row: ConnectionRow, key: string, quota: QuotaState | undefined): void {
    if (this.#isClosed) return;
    const { ports } = this.#parts;
    const client = new ClosientClient({
      address: row.url,
      key,
      ports,
      ...(ports.wait === undefined ? {} : { wait: ports.wait }),
      ...(quota === undefined ? {} : { quota }),
    });
    this.#syncs.set(row.organisation_id, new OrganisationSync(this.#parts, this.#sources, row, client));
  }

  async #end(organisation: number): Promise<void> {
    const sync = this.#syncs.get(organisation);
    this.#syncs.delete(organisation);
    await sync?.close();
  }

  #folderOf(organisation: number): FolderWatch {
    let folder = this.#folders.get(organisation);
    if (!folder) {
      folder = new FolderWatch(this.#parts, organisation);
      this.#folders.set(organisation, folder);
    }
    return folder;
  }

  async #ask({ url, key }: Pick<ConnectOrder, 'url' | 'key'>): Promise<{
    report: ConnectionReport;
    client: ClosientClient | null;
  }> {
    const { ports } = this.#parts;
    const failed = (sentence: string): ConnectionReport => ({
      ok: false,
      sentence,
      key_warning: null,
      clock_warning: null,
      remote_organizations: [],
    });
    let client: ClosientClient;
    try {
      const wait = ports.wait === undefined ? {} : { wait: ports.wait };
      client = new ClosientClient({ address: url, key, ports, ...wait });
    } catch (caught) {
      if (caught instanceof PrintRoomError) return { report: failed(caught.message), client: null };
      throw caught;
    }
    const kept = closientProblem(ports.policies, client.origin);
    if (kept !== null) {
      client.close();
      return { report: failed(kept), client: null };
    }
    const tested = await client.testConnection();
    return {
      client,
      report: {
        ok: tested.ok,
        sentence: tested.sentence,
        key_warning: tested.keyWarning,
        clock_warning: tested.clockWarning,
        remote_organizations: tested.organisations.map(({ id, name }) => ({ id, name })),
      },
    };
  }
}
