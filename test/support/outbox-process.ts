import { setTimeout } from 'node:timers/promises';
import { entityKinds } from '../../src-main/core/db/schema.ts';
import { setPrintState } from '../../src-main/core/ledger/print-state.ts';
import { openPrintRoom } from '../../src-main/core/print-room.ts';
import { operatorNumber } from '../../src-main/core/printing/operators.ts';
import { printStates } from '../../src-shared/states/run-states.ts';
import { shortPauses, sourcePorts } from './source-ports.ts';

/**
 * A core in a process of its own that prints and sends, for tests that kill it. Arguments: the data folder, connected
 * already, and how many serials to print. It goes on where an earlier process was killed: with the next serial that
 * has no event, and with the outbox as it finds it. It ends, with one JSON line, when all events are sent.
 */
const [folder = '', wanted = '0'] = process.argv.slice(2);
const room = await openPrintRoom({
  dataFolder: folder,
  ports: { ...sourcePorts(folder), ...shortPauses() },
});
const serials = room.db
  .prepare(
    `SELECT s.id, p.gtin, nullif(s.lot, '') AS lot, s.serial FROM serials s JOIN products p ON p.id = s.product_id
     WHERE NOT EXISTS (SELECT 1 FROM lifecycle_events e WHERE e.kind = 3 AND e.entity_id = s.id) ORDER BY s.id`,
  )
  .all() as { id: number; gtin: string; lot: string | null; serial: string }[];
let left =
  Number(wanted) - (room.db.prepare('SELECT count(*) FROM lifecycle_events').pluck().get() as number);
while (left > 0) {
  const slice = serials.splice(0, Math.min(40, left));
  left -= slice.length;
  room.db.transaction(() => {
    const operator = operatorNumber(room.db, 1, null);
    const facts = slice.map(({ id, ...named }) => ({
      ...named,
      type: 'PRINTED' as const,
      kind: entityKinds.serial,
      entityId: id,
      runId: null,
      quantity: 1,
      evidence: 'device' as const,
      reason: null,
      operator,
      at: Date.now(),
    }));
    room.ledger.append(1, facts, Date.now());
    for (const { id } of slice) setPrintState(room.db, entityKinds.serial, id, printStates.printed);
  });
  room.changes.emit('run', 1, {} as never);
  await setTimeout(3);
}
while (room.outbox.status(1).waiting > 0) {
  await room.outbox.waitForIdle();
  await setTimeout(1);
}
process.stdout.write(`${JSON.stringify({ done: true, rss: process.memoryUsage().rss })}\n`);
await room.close();
