import { ORPCError } from '@orpc/client';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { Run } from '../../src-shared/contract/common.ts';
import {
  endedRunStates,
  restingRunStates,
  runTransitions,
  type RunState,
} from '../../src-shared/states/run-states.ts';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { roomWithSheet, type Client } from '../support/printing.ts';
import { randomFrom } from '../support/random.ts';
import { clientOf, openTestRoom, temporaryFolder } from '../support/room.ts';
import { startSink } from '../support/simulators/sink.ts';
import { startSlowPrinter } from '../support/simulators/slow-printer.ts';

const seeds = (process.env['PRINT_ROOM_TEST_SEED'] ?? '1,2,3').split(',').map(Number);
const steps = 120;
const printers = ['folder', 'shelf', 'Line 1', 'slow'] as const;

test.for(seeds)(
  'whatever is done to runs in whatever order, none makes a forbidden move and each can be brought to an end (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    const random = randomFrom(seed);
    const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const folder = temporaryFolder();
    const broken: unknown[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void broken.push(JSON.parse(line)) });
    const sink = await startSink();
    const { port } = await startSlowPrinter({ msPerSheet: 20 });
    const prepared = await roomWithSheet(130, { folder, counts: true, ports: { logger } });
    let { room, client } = prepared;
    await client.printing.addPrinter({ name: 'shelf', driver: 'folder', uri: temporaryFolder() });
    await client.printing.addPrinter({ name: 'Line 1', driver: 'raw', uri: sink.uri });
    await client.printing.addPrinter({
      name: 'slow',
      driver: 'ipp',
      uri: `ipp://localhost:${port}/ipp/print`,
    });

    const moves: string[] = [];
    const seen = new Map<string, RunState>();
    const watch = (): void => {
      room.changes.on('run', (_organisation, { run_id, status }) => {
        const before = seen.get(run_id);
        seen.set(run_id, status);
        if (before !== undefined && before !== status && !mayReach(before, status)) {
          moves.push(`${before} -> ${status}`);
        }
      });
    };
    watch();

    const runs = (): Promise<Run[]> => client.printing.list({});
    const verbs: Record<string, () => Promise<unknown>> = {
      start: () =>
        client.printing.start({
          job_id: prepared.job.job_id,
          printer: one(printers),
          first_sheet_then_release: random() < 0.5,
          ...(random() < 0.5 && { reason: 'again' }),
          ...(random() < 0.3 && { sheets: { first: 2, last: 3 } }),
        }),
      pause: async () => client.printing.pause(await some()),
      resume: async () => client.printing.resume(await some()),
      release: async () => client.printing.release(await some()),
      cancel: async () => client.printing.cancel({ ...(await some()), by: 'Ann' }),
      answer: async () =>
        client.printing.answer({
          ...(await some()),
          decision: one(['print', 'skip', 'cancel']),
          reason: 'needed',
        }),
      settle: async () =>
        client.printing.settle({
          ...(await some()),
          good_sheets: Math.floor(random() * 4),
          ...(random() < 0.8 && { reason: 'counted' }),
        }),
      move: async () =>
        client.printing.move({
          ...(await some()),
          ...(random() < 0.6 && { printer: one(printers) }),
          ...(random() < 0.6 && { to: one(['top', 'up', 'down', 'bottom']) }),
        }),
      pausePrinter: () => client.printing.pausePrinter({ printer: one(printers) }),
      resumePrinter: () => client.printing.resumePrinter({ printer: one(printers) }),
      testPage: () => client.printers.testPage({ printer: one(printers), stock: '63up_1in_letter' }),
      openHead: () => Promise.resolve((sink.headOpen = true)),
      closeHead: () => Promise.resolve(sink.closeHead()),
      power: async () => {
        await sink.cutPower();
        await sink.powerOn();
      },
      restart: async () => {
        await room.close();
        room = await openTestRoom({ folder, ports: { logger } });
        client = clientOf(room);
        seen.clear();
        watch();
      },
    };
    const some = async (): Promise<{ run_id: string }> => {
      const open = (await runs()).filter(({ status }) => !isEnded(status));
      return { run_id: (open.length > 0 ? one(open) : one(await runs()))?.run_id ?? 'none' };
    };
    for (let step = 0; step < steps; step++) {
      const verb = step === 0 ? 'start' : one([...Object.keys(verbs), 'start']);
      await refusable(verbs[verb]?.());
      if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
    }

    sink.closeHead();
    for (const printer of printers) await client.printing.resumePrinter({ printer });
    for (const { run_id } of await runs()) await bringToAnEnd(client, run_id);
    await room.printing.waitForIdle();

    expect(moves).toEqual([]);
    expect(broken).toEqual([]);
    expect((await runs()).filter(({ status }) => !isEnded(status))).toEqual([]);
    expect(contradictions(room)).toEqual([]);
    expect(await client.system.verifyLedger({})).toMatchObject({ ok: true, problems: [] });
  },
);

function isEnded(status: RunState): boolean {
  return (endedRunStates as readonly RunState[]).includes(status);
}

/** News may skip a state that lasted no longer than a transaction. */
function mayReach(from: RunState, to: RunState): boolean {
  return runTransitions[from].some((next) => next === to || runTransitions[next].includes(to));
}

/** A refusal is an answer; a fault is none. */
async function refusable(done: Promise<unknown> | undefined): Promise<void> {
  try {
    await done;
  } catch (caught) {
    if (!(caught instanceof ORPCError) || caught.code === 'INTERNAL_SERVER_ERROR') throw caught;
    expect(caught.message).toMatch(/^\S.*[^.]{3}\.?$|\?$/s);
  }
}

/** What a person does who wants a run off the table, by the state it is in. */
async function bringToAnEnd(client: Client, run_id: string): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const run = await client.printing.get({ run_id });
    if (isEnded(run.status)) return;
    if (!(restingRunStates as readonly RunState[]).includes(run.status)) {
      await client.admin.waitForRun({ run_id });
    } else if (run.status === 'proof') await client.printing.release({ run_id });
    else if (run.status === 'paused') await client.printing.resume({ run_id });
    else if (run.status === 'asking') {
      await client.printing.answer({ run_id, decision: round < 10 ? 'skip' : 'cancel' });
    } else {
      const out = run.chunks.filter(({ status }) => status !== 'queued' && status !== 'failed');
      const good_sheets = out.reduce((sum, { sheets }) => sum + sheets, 0);
      await client.printing.settle({ run_id, good_sheets, reason: 'counted' });
    }
  }
  throw new Error(`run ${run_id} does not end: ${JSON.stringify(await client.printing.get({ run_id }))}`);
}

/** Serials whose state is not what labels and events say, or that were printed twice without a word. */
function contradictions(room: PrintRoom): unknown[] {
  return room.db
    .prepare(
      `SELECT s.serial, s.print_state,
         (SELECT count(*) FROM lifecycle_events e WHERE e.entity_id = s.id AND e.type = 'PRINTED') AS printed,
         (SELECT count(*) FROM lifecycle_events e WHERE e.entity_id = s.id AND e.type = 'REPRINTED' AND e.reason IS NULL) AS silent
       FROM serials s
       WHERE printed > 1 OR silent > 0 OR s.print_state <> CASE
         WHEN EXISTS (SELECT 1 FROM lifecycle_events e WHERE e.kind = 3 AND e.entity_id = s.id) THEN 2
         WHEN EXISTS (SELECT 1 FROM run_labels l WHERE l.kind = 3 AND l.entity_id = s.id AND l.state NOT IN ('failed', 'printed')) THEN 1
         ELSE 0 END
       LIMIT 5`,
    )
    .all();
}
