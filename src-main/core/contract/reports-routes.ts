import { implement } from '@orpc/server';
import type { z } from 'zod';
import {
  type eventItem,
  eventsContract,
  lotsContract,
  reportsAdminContract,
  reportsContract,
} from '../../../src-shared/contract/reports.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import { heldLots, holdLot, requireLot, turnsOfLot, type LotKey } from '../ledger/hold-lot.ts';
import { recordEvents, type EventItem } from '../ledger/record-events.ts';
import type { PrintRoom } from '../print-room.ts';
import { nameOfOperator, operatorNumber } from '../printing/operators.ts';
import { accountsOf, closeReconciliation, listReconciliations } from '../reports/reconcile.ts';
import { whoActs, type CallContext, type ContractContext } from './context.ts';

const rangeLimit = 8 * 1024 * 1024;

/** The parts `events`, `lots` and `reports` of the contract. */
export function reportsRoutes(room: PrintRoom) {
  const { db, read, ledger, station, changes, ports, settings, reports } = room;
  const ownerOf = (input: { organization_id?: string | undefined }) =>
    resolveOrganisation(db, input.organization_id);
  const events = implement(eventsContract).$context<CallContext>();
  const lots = implement(lotsContract).$context<CallContext>();
  const os = implement(reportsContract).$context<CallContext>();
  const parts = { db, read, ledger, settings };

  const describeLot = (organisation: number, named: LotKey) => {
    const key = requireLot(db, organisation, named);
    const turns = turnsOfLot(db, organisation, key).map(({ held, reason, operator, at }) => ({
      held,
      reason,
      operator: nameOfOperator(db, operator),
      at: new Date(at).toISOString(),
    }));
    const held = db.prepare('SELECT held FROM lots WHERE id = ?').pluck().get(key.id) === 1;
    return { gtin: key.gtin, lot: key.lot, held, turns };
  };
  const hold = (
    held: boolean,
    input: LotKey & {
      organization_id?: string | undefined;
      reason: string;
      operator?: string | null | undefined;
    },
    context: CallContext,
  ) => {
    const { id } = ownerOf(input);
    const operator = operatorNumber(db, id, whoActs(context, input.operator));
    const key = holdLot(db, ledger, id, input, { held, reason: input.reason, operator }, ports.now());
    changes.emit('catalog', id);
    return describeLot(id, key);
  };

  return {
    events: {
      record: events.record.handler(({ input, context }) => {
        const { id: organisation } = ownerOf(input);
        const operator = operatorNumber(db, organisation, whoActs(context, input.operator));
        const to = { db, ledger, station: station.id, organisation, operator };
        const recorded = recordEvents(
          to,
          {
            type: input.event_type,
            items: input.items.map(itemOf),
            reason: input.reason,
            requestId: input.request_id ?? null,
          },
          ports.now(),
        );
        changes.emit('catalog', organisation);
        return {
          recorded: recorded.map(({ clientEventId, entity, quantity }) => ({
            client_event_id: clientEventId,
            name: nameOfEntity(entity),
            quantity,
          })),
        };
      }),
    },
    lots: {
      hold: lots.hold.handler(({ input, context }) => hold(true, input, context)),
      release: lots.release.handler(({ input, context }) => hold(false, input, context)),
      held: lots.held.handler(({ input }) => {
        const { id } = ownerOf(input);
        return heldLots(db, id).map((key) => describeLot(id, key));
      }),
      history: lots.history.handler(({ input }) => describeLot(ownerOf(input).id, input)),
    },
    reports: {
      accounts: os.accounts.handler(({ input }) =>
        accountsOf(parts, ownerOf(input).id, input.subject, input.applied ?? null),
      ),
      close: os.close.handler(({ input, context }) => {
        const { id } = ownerOf(input);
        const operator = operatorNumber(db, id, whoActs(context, input.operator));
        const said = { applied: input.applied, reason: input.reason ?? null, operator };
        return closeReconciliation(parts, id, input.subject, said, ports.now());
      }),
      reconciliations: os.reconciliations.handler(({ input }) =>
        listReconciliations(db, ownerOf(input).id, input.subject),
      ),
      make: os.make.handler(({ input }) => reports.make(ownerOf(input), input)),
      range: os.range.handler(async ({ input }) => {
        const { report_id: id, begin } = input;
        const { bytes, size } = await reports.range(id, begin, Math.min(input.end, begin + rangeLimit));
        const type = id.endsWith('.pdf') ? 'application/pdf' : 'text/csv';
        return { bytes: new File([new Uint8Array(bytes)], id, { type }), size };
      }),
    },
  };
}

/** What the command line asks beside it. */
export function reportsAdminRoutes({ reports }: PrintRoom) {
  const os = implement(reportsAdminContract)
    .$context<ContractContext>()
    .use(({ context, next }) => {
      if (!context.admin) throw new PrintRoomError('forbidden', 'This is for the command line only.');
      return next();
    });
  return {
    saveReport: os.saveReport.handler(async ({ input }) => {
      await reports.save(input.report_id, input.path);
      return { path: input.path };
    }),
  };
}

function itemOf(item: z.output<typeof eventItem>): EventItem {
  if ('label' in item) return item;
  const { quantity, run_id = null } = item;
  if ('scan' in item) return { scan: item.scan, quantity, run_id };
  return { gtin: item.gtin, lot: item.lot ?? null, serial: item.serial ?? null, quantity, run_id };
}
