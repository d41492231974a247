import { openLabelStates } from '../../../src-shared/states/run-states.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import { newId } from '../new-id.ts';
import { rememberRest } from '../printing/part-sheets.ts';
import { chunksOf, setRunStatus, takeBackQueued, type RunRow } from '../printing/run-row.ts';
import type { Fact, Ledger } from './ledger.ts';
import { planSettlement, type Settlement, type SettlementPlan } from './plan-settlement.ts';
import { moveLabels, recordLabels } from './record-labels.ts';
import type { RunLabel } from './run-sheets.ts';

export interface SettledBy {
  readonly reason: string | null;
  readonly operator: number;
}

/**
 * What a person says about the paper: everything up to the last good label becomes printed, the rest of what was
 * handed over is free again. One transaction, with who and why.
 *
 * Where every sheet that was handed over is good, the chunks that have not begun go on; else the run ends, and what
 * is left is simply never printed. A label that is named as scrapped was printed and thrown away: it has both events.
 * @returns true where the run goes on.
 * @throws PrintRoomError as `planSettlement` does.
 */
export function settleRun(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  settlement: Settlement,
  by: SettledBy,
  now: number,
): boolean {
  return db.transaction(() => {
    const plan = planSettlement(db, run, settlement);
    const { lastNumber, lastOnPaper: last } = plan;
    for (const { number } of plan.freed) {
      moveLabels(db, run.seq, { first: number, last: number }, openLabelStates, 'failed');
    }
    const good = { first: run.first_label, last: lastNumber };
    const printed = moveLabels(db, run.seq, good, openLabelStates, 'printed');
    const rest = { first: lastNumber + 1, last };
    const freed = moveLabels(db, run.seq, rest, openLabelStates, 'failed') + plan.freed.length;
    const changed = settleChunks(db, run);
    if (lastNumber < last) takeBackQueued(db, run.seq, 'not printed: the sheets before were not all good');
    const chunks = chunksOf(db, run.seq);
    const goesOn = chunks.some(({ status }) => status === 'queued');
    if (changed) {
      const labels = { first: changed.first, last };
      recordLabels(db, ledger, run, labels, { evidence: 'operator', ...by, runEnds: !goesOn }, now);
    }
    recordScrapped(ledger, run, plan.scrapped, by, now);
    recordSettlement(db, ledger, run, plan, { printed, freed }, by, now);
    const ended = chunks.some(({ status }) => status === 'printed') ? 'completed' : 'failed';
    const goes = run.proof === 1 ? 'proof' : 'queued';
    setRunStatus(db, run.seq, goesOn ? goes : ended, now, by.reason ?? undefined);
    if (!goesOn) rememberRest(db, run, lastNumber < last ? 'cut' : 'known', now);
    return goesOn;
  });
}

/**
 * A chunk is what its labels are: printed where any of them is; how many are not is kept beside it.
 * @returns its first label, where there was any.
 */
function settleChunks(db: WriteDb, run: RunRow): { first: number } | null {
  const first = db
    .prepare(
      `SELECT min(first_label) FROM chunks WHERE run_seq = ? AND status IN ('spooled', 'sent', 'uncertain')`,
    )
    .pluck()
    .get(run.seq);
  if (typeof first !== 'number') return null;
  db.prepare(
    `UPDATE chunks SET failed = c.count, status = iif(c.count < labels, 'printed', 'failed'),
       evidence = iif(c.count < labels, 'operator', NULL)
     FROM (SELECT chunk, sum(state = 'failed') AS count FROM run_labels WHERE run_seq = ? AND number >= ? GROUP BY chunk) c
     WHERE run_seq = ? AND number = c.chunk AND status IN ('spooled', 'sent', 'uncertain')`,
  ).run(run.seq, first, run.seq);
  return { first };
}

/** Labels that came out and were thrown away. Which of a run they were is kept beside the events. */
function recordScrapped(
  ledger: Ledger,
  run: RunRow,
  labels: readonly RunLabel[],
  { reason, operator }: SettledBy,
  now: number,
): void {
  const facts = labels.map((label): Fact & { clientEventId: string } => ({
    type: 'SCRAPPED',
    kind: label.kind,
    entityId: label.entity_id,
    gtin: label.gtin,
    lot: label.lot,
    serial: label.serial,
    runId: null,
    quantity: 1,
    evidence: 'operator',
    reason,
    operator,
    clientEventId: newId(now),
  }));
  if (facts.length === 0) return;
  ledger.append(run.organisation_id, facts, now);
  const events = facts.map((fact, index) => ({
    event: fact.clientEventId,
    type: fact.type,
    quantity: 1,
    number: labels[index]?.number ?? null,
  }));
  ledger.record(run.organisation_id, { kind: 'labels', subject: run.id, body: { events }, operator }, now);
}

function recordSettlement(
  db: WriteDb,
  ledger: Ledger,
  run: RunRow,
  plan: SettlementPlan,
  { printed, freed }: { readonly printed: number; readonly freed: number },
  { reason, operator }: SettledBy,
  now: number,
): void {
  const said = { good_sheets: plan.goodSheets, last_good: plan.lastGood, printed, freed, reason };
  const { id } = db.run(
    build.insertInto('settlements').values({ run_seq: run.seq, ...said, operator, at: now }),
  );
  const body = {
    settlement: id,
    ...said,
    last_number: plan.lastNumber,
    free: plan.freed.map(({ number }) => number),
    scrapped: plan.scrapped.map(({ number }) => number),
  };
  ledger.record(run.organisation_id, { kind: 'settlement', subject: run.id, body, operator }, now);
}
