import { watch, type FSWatcher } from 'node:fs';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { SyncSource } from '../../../../src-shared/contract/sync.ts';
import type { ImportReport } from '../../../../src-shared/contract/catalog.ts';
import { PrintRoomError, toErrorData } from '../../../../src-shared/errors.ts';
import { importFile } from '../../catalog/import/import-file.ts';
import { waitOnTimer } from '../client/wait.ts';
import type { SyncParts } from '../organisation-sync.ts';
import { noCounts, readSource, writeSource } from '../source-rows.ts';
import { betweenLooksMs, filesIn, IncomingFiles } from './incoming-files.ts';

export const folderSource = {
  name: 'folder',
  title: 'Watched folder',
  assumed: false,
  byHand: false,
  warning: null,
} as const;

const folders = { work: 'importing', done: 'done', refused: 'refused' } as const;

/**
 * Imports the CSV and JSON files that appear in a folder, as soon as they are whole. Then a file lies in `done` or
 * `refused`, with a report beside it. One that a crash left half imported, or that was written on meanwhile, is imported
 * again, which changes nothing of what was stored.
 */
export class FolderWatch {
  readonly #parts: SyncParts;
  readonly #organisation: number;
  readonly #incoming: IncomingFiles;
  #watcher: { readonly folder: string; readonly handle: FSWatcher } | null = null;
  #work: Promise<void> | null = null;
  #again = false;
  #file: string | null = null;
  readonly #end = new AbortController();

  constructor(parts: SyncParts, organisation: number) {
    this.#parts = parts;
    this.#organisation = organisation;
    this.#incoming = new IncomingFiles(parts.ports.now);
  }

  /** Looks into the folder now; what is ready is imported. */
  look(): void {
    const folder = this.#parts.settings.get(this.#organisation, 'sync_folder');
    if (this.#end.signal.aborted || folder === null) {
      this.#unwatch();
      return;
    }
    this.#again = true;
    this.#work ??= this.#goOn(folder).finally(() => (this.#work = null));
  }

  /** Looks, and once more for what came a moment ago: for a command, which ends with it. */
  async takeAll(): Promise<void> {
    this.look();
    await this.waitForIdle();
    if (this.#incoming.unfinished.length === 0) return;
    const wait = this.#parts.ports.wait ?? waitOnTimer;
    await wait(betweenLooksMs, this.#end.signal).catch(() => undefined);
    this.look();
    await this.waitForIdle();
  }

  async waitForIdle(): Promise<void> {
    while (this.#work) await this.#work;
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#unwatch();
    await this.waitForIdle();
  }

  describe(): SyncSource {
    const { db, settings } = this.#parts;
    const row = readSource(db, this.#organisation, folderSource.name);
    const folder = settings.get(this.#organisation, 'sync_folder');
    const sentence = row.sentence ?? this.#unfinishedSentence();
    const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
    return {
      name: folderSource.name,
      title: folderSource.title,
      assumed: folderSource.assumed,
      by_hand: folderSource.byHand,
      warning: folderSource.warning,
      state:
        folder === null ? 'unavailable' : this.#file ? 'running' : sentence === null ? 'idle' : 'waiting',
      sentence: folder === null ? 'No folder is set.' : this.#file ? `Imports ${this.#file}.` : sentence,
      counts: row.counts,
      pages_done: 0,
      pages_total: null,
      rows_per_second: null,
      forecast: null,
      started_at: instant(row.started_at),
      finished_at: instant(row.finished_at),
    };
  }

  async #goOn(folder: string): Promise<void> {
    const { changes } = this.#parts;
    while (this.#again && !this.#end.signal.aborted) {
      this.#again = false;
      const before = this.#unfinishedSentence();
      try {
        this.#say(await this.#scan(folder));
      } catch (caught) {
        const why = codeOf(caught) === 'ENOENT' ? 'it is not there' : toErrorData(caught).message;
        this.#unwatch();
        this.#say(`The folder ${folder} cannot be used: ${why}. It is tried again by itself.`);
      }
      if (this.#unfinishedSentence() !== before) changes.emit('sync', this.#organisation);
    }
  }

  /** @returns what keeps a file from being taken, or null. One file never keeps another one waiting. */
  async #scan(folder: string): Promise<string | null> {
    await stat(folder);
    this.#watch(folder);
    const started = join(folder, folders.work);
    const problems: string[] = [];
    const take = async (name: string): Promise<void> => {
      try {
        await this.#import(folder, name);
      } catch (caught) {
        problems.push(
          `${name} is not imported yet: ${toErrorData(caught).message} It is tried again by itself.`,
        );
      }
    };
    for (const name of await filesIn(started)) if (!this.#end.signal.aborted) await take(name);
    for (const name of await this.#incoming.look(folder)) {
      if (this.#end.signal.aborted) break;
      await mkdir(started, { recursive: true });
      try {
        await rename(join(folder, name), join(started, name));
      } catch (caught) {
        const code = codeOf(caught);
        // ENOENT: somebody else was faster.
        if (code !== 'ENOENT')
          problems.push(
            `${name} cannot be taken out of ${folder} (${code}): another program has it open, or the folder may not be written to. It is tried again by itself.`,
          );
        continue;
      }
      await take(name);
    }
    return problems[0] ?? null;
  }

  #unfinishedSentence(): string | null {
    const [first, ...others] = this.#incoming.unfinished;
    if (first === undefined) return null;
    const which = others.length === 0 ? first : `${first} and ${others.length} more`;
    return `${which} may still be written; a file is imported when it stays the same for some seconds.`;
  }

  async #import(folder: string, name: string): Promise<void> {
    const { db, ports, changes } = this.#parts;
    const path = join(folder, folders.work, name);
    const before = await stat(path);
    this.#file = name;
    const startedAt = ports.now();
    changes.emit('sync', this.#organisation);
    let report: ImportReport | null = null;
    let refusal: string | null = null;
    try {
      report = await importFile(db, this.#organisation, path, ports.now, name);
    } catch (caught) {
      // What is wrong with this machine is not the file's fault: it stays and is tried again.
      if (!(caught instanceof PrintRoomError) || caught.code !== 'unreadable_file') throw caught;
      refusal = caught.message.replaceAll(path, name);
    } finally {
      this.#file = null;
    }
    const { size, mtimeMs } = await stat(path);
    if (size !== before.size || mtimeMs !== before.mtimeMs)
      throw new PrintRoomError('conflict', 'it was written on while it was read.');
    const taken = report !== null && report.created + report.updated + report.unchanged > 0;
    const target = join(
      folder,
      report !== null && (taken || report.rejected_count === 0) ? folders.done : folders.refused,
    );
    await mkdir(target, { recursive: true });
    const free = await freeName(target, name);
    const text = report ?? { error: refusal };
    await writeFile(join(target, `${free}.report.json`), `${JSON.stringify(text, null, 2)}\n`);
    await rename(path, join(target, free));
    const { created = 0, updated = 0, unchanged = 0, rejected_count: rejected = 0 } = report ?? {};
    writeSource(db, this.#organisation, folderSource.name, {
      counts: {
        ...noCounts,
        read: created + updated + unchanged + rejected,
        created,
        updated,
        unchanged,
        quarantined: rejected,
      },
      started_at: startedAt,
      finished_at: ports.now(),
    });
    changes.emit('catalog', this.#organisation);
    changes.emit('sync', this.#organisation);
  }

  #say(sentence: string | null): void {
    const { db, changes } = this.#parts;
    if (readSource(db, this.#organisation, folderSource.name).sentence === sentence) return;
    writeSource(db, this.#organisation, folderSource.name, { sentence });
    changes.emit('sync', this.#organisation);
  }

  /** Notices make it quick; where a folder gives none, such as on a server, it is looked at now and then anyway. */
  #watch(folder: string): void {
    if (this.#watcher?.folder === folder) return;
    this.#unwatch();
    try {
      const handle = watch(folder, { persistent: false }, () => this.look());
      handle.on('error', () => this.#unwatch());
      this.#watcher = { folder, handle };
    } catch {
      this.#watcher = null;
    }
  }

  #unwatch(): void {
    this.#watcher?.handle.close();
    this.#watcher = null;
  }
}

function codeOf(caught: unknown): string {
  return caught instanceof Error && 'code' in caught ? String(caught.code) : 'no reason given';
}

/** A name that no earlier file has: what lies there is a record. */
async function freeName(folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  const taken = new Set(await readdir(folder));
  let free = name;
  for (let copy = 2; taken.has(free); copy++) free = `${stem} (${copy})${ext}`;
  return free;
}
