import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers';
import { z } from 'zod';
import type { ReadDb } from '../db/read-db.ts';
import type { WriteDb } from '../db/write-db.ts';
import { privateMode } from '../folder/shared-folder.ts';
import { chains, type ChainTable, type Head } from './chain.ts';

const contents = z.object({
  heads: z.array(
    z.object({
      chain: z.enum(['lifecycle_events', 'records']),
      organisation_id: z.int(),
      station: z.string(),
      station_seq: z.int(),
      hash: z.string(),
    }),
  ),
  hmac: z.string(),
});
type WitnessHead = Head & { readonly chain: ChainTable };

/** The heads as they were last written beside the database, sealed. `damaged`: the file is not what we wrote. */
export type Witness =
  | { readonly damaged: false; readonly heads: readonly WitnessHead[] }
  | { readonly damaged: true };

/**
 * The heads of all chains in a file beside the database. An older copy of the database that somebody puts in place
 * of the newer one is whole in itself; this file knows that there was more.
 *
 * It is written after the transaction, so it may lag behind the database after a crash and never runs ahead of it.
 * It is no proof against somebody who takes the whole folder back: for that there are printed reports.
 */
export class WitnessFile {
  readonly #path: string;
  readonly #db: WriteDb;
  readonly #key: () => Buffer;
  #due = false;
  #known: Witness | null | undefined;

  constructor(path: string, db: WriteDb, key: () => Buffer) {
    this.#path = path;
    this.#db = db;
    this.#key = key;
  }

  /** Notes that a head moved. Written when the transaction under way, if any, has come to its end. */
  moved(): void {
    if (this.#due) return;
    this.#due = true;
    setImmediate(() => this.write());
  }

  /** A head that the database does not know any more stays in the file, whatever is printed later. */
  write(): void {
    if (!this.#db.sqlite.open) return;
    this.#due = false;
    const key = this.#keyOrNone();
    if (key === null) return;
    const known = (this.#known ??= readWitness(this.#path, key));
    if (known?.damaged === true) return;
    const heads = (Object.keys(chains) as ChainTable[]).flatMap((chain) =>
      (
        this.#db
          .prepare(
            `SELECT organisation_id, station, station_seq, hash FROM ${chains[chain].heads} ORDER BY organisation_id, station`,
          )
          .all() as Head[]
      ).map((head) => this.#keep({ chain, ...head }, known)),
    );
    if (known && JSON.stringify(heads) === JSON.stringify(known.heads)) return;
    const text = JSON.stringify({ heads, hmac: sealOf(key, heads) });
    try {
      writeFileSync(`${this.#path}.part`, text, { mode: privateMode(dirname(this.#path)) });
      renameSync(`${this.#path}.part`, this.#path);
      this.#known = { damaged: false, heads };
    } catch {
      // A full disk; the next head writes it again.
      rmSync(`${this.#path}.part`, { force: true });
    }
  }

  /** A damaged key seals nothing. Nobody waits for this file, so whoever needs the key next says so. */
  #keyOrNone(): Buffer | null {
    try {
      return this.#key();
    } catch {
      return null;
    }
  }

  #keep(head: WitnessHead, known: Witness | null): WitnessHead {
    if (known === null || known.damaged) return head;
    const before = known.heads.find(
      ({ chain, organisation_id, station }) =>
        chain === head.chain && organisation_id === head.organisation_id && station === head.station,
    );
    if (!before || before.hash === head.hash) return head;
    const row = this.#db
      .prepare(`SELECT hash FROM ${head.chain} WHERE organisation_id = ? AND station = ? AND station_seq = ?`)
      .pluck()
      .get(head.organisation_id, head.station, before.station_seq);
    return row === before.hash ? head : before;
  }
}

/** @returns null where there is no such file, as before the first start. */
export function readWitness(path: string, key: Buffer): Witness | null {
  if (!existsSync(path)) return null;
  try {
    const { heads, hmac } = contents.parse(JSON.parse(readFileSync(path, 'utf8')));
    const seal = Buffer.from(sealOf(key, heads));
    const given = Buffer.from(hmac);
    if (seal.length === given.length && timingSafeEqual(seal, given)) return { damaged: false, heads };
  } catch {
    // Unreadable is damaged, too.
  }
  return { damaged: true };
}

/** For a database that is put in the other's place on purpose. */
export function forgetWitness(path: string): void {
  rmSync(path, { force: true });
}

/** What the file knows of an organisation's chains and the database does not. */
export async function missedByDatabase(
  read: ReadDb,
  organisation: number,
  witness: Witness,
): Promise<string[]> {
  if (witness.damaged) return ['the file beside the database that witnesses its heads was changed'];
  const problems: string[] = [];
  for (const head of witness.heads) {
    if (head.organisation_id !== organisation) continue;
    const [row] = await read.raw<{ hash: string }>(
      `SELECT hash FROM ${head.chain} WHERE organisation_id = ? AND station = ? AND station_seq = ?`,
      [organisation, head.station, head.station_seq],
    );
    if (row?.hash === head.hash) continue;
    const what = head.chain === 'records' ? 'record' : 'event';
    problems.push(
      `${what} ${head.station_seq} of station ${head.station} was here and is not: the database is older than it was, or another one`,
    );
  }
  return problems;
}

function sealOf(key: Buffer, heads: readonly WitnessHead[]): string {
  const facts = heads.map((head) => [
    head.chain,
    head.organisation_id,
    head.station,
    head.station_seq,
    head.hash,
  ]);
  return createHmac('sha256', key)
    .update(`ledger-witness/${JSON.stringify(facts)}`)
    .digest('hex');
}
