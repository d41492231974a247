import type { LedgerReport } from '../../../src-shared/contract/system.ts';
import type { ReadDb } from '../db/read-db.ts';
import { chains, type ChainTable } from './chain.ts';
import { verifyChain } from './verify-chain.ts';
import { wrongFacts } from './verify-records.ts';
import { misplacedLabels, removedRuns, renamedEntities } from './verify-places.ts';
import { miscountedChunks, unrecordedLabels, wrongStates } from './verify-states.ts';
import { missedByDatabase, type Witness } from './witness.ts';

const namedProblems = 100;

/**
 * Proves the ledger: every event and every record follows on the one before it, nothing is missing, the sealed heads
 * are the last links, records lie over the events they name, every printed label has its event, and what is kept
 * beside the chains is what the chains say: print states, names of what was printed, held lots, settlements, runs with
 * their printers, chunks, print files and the places of their labels.
 * Work may go on meanwhile: what is proven is the ledger as it was when its heads were read.
 *
 * What a chain cannot show: that an event was true when it was written, or a data folder that was put back whole to
 * an earlier day. Against that there are the heads on printed reports. Names of people can be erased, so they are in
 * no chain. Neither is what a run says of its order (who, why, when): each event and record says that for itself.
 * @param witness the heads as they were last written beside the database; null = there is no such file.
 * @returns head: hash of the event that was written last, whichever station wrote it.
 */
export async function verifyLedger(
  read: ReadDb,
  organisation: number,
  key: Buffer,
  witness: Witness | null = null,
): Promise<LedgerReport> {
  const problems: string[] = [];
  let events = 0;
  let newest: { id: number; hash: string } | null = null;
  const report = (problem: string): void => {
    if (problems.length < namedProblems) problems.push(problem);
  };
  for (const table of Object.keys(chains) as ChainTable[]) {
    for (const station of await stationsOf(read, table, organisation)) {
      const end = await verifyChain(read, table, { organisation, station, key }, report);
      if (table === 'records') continue;
      events += end.links;
      if (end.links > 0 && end.id > (newest?.id ?? 0)) newest = { id: end.id, hash: end.hash };
    }
  }
  const finders = [
    wrongFacts,
    unrecordedLabels,
    removedRuns,
    misplacedLabels,
    miscountedChunks,
    renamedEntities,
    wrongStates,
  ];
  for (const find of finders) {
    for (const problem of await find(read, organisation)) report(problem);
  }
  if (witness) for (const problem of await missedByDatabase(read, organisation, witness)) report(problem);
  return { ok: problems.length === 0, events, head: newest?.hash ?? null, problems };
}

async function stationsOf(read: ReadDb, table: ChainTable, organisation: number): Promise<string[]> {
  const rows = await read.raw<{ station: string }>(
    `SELECT station FROM ${chains[table].heads} WHERE organisation_id = ? UNION SELECT DISTINCT station FROM ${table} WHERE organisation_id = ?`,
    [organisation, organisation],
  );
  return rows.map(({ station }) => station);
}
