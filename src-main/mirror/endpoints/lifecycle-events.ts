import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import { publicId } from '../../../src-shared/ids.ts';
import {
  lifecycleEventList,
  lifecycleEventsAccepted,
  lifecycleEventsIn,
} from '../../../src-shared/models/lifecycle-event.ts';
import { pageQuery } from '../../../src-shared/models/page.ts';
import type { RowPages } from '../../core/catalog/listing/row-pages.ts';
import { listEventPage, type EntityKey } from '../../core/ledger/list-events.ts';
import { reportEvents } from '../../core/ledger/report-events.ts';
import { operatorNumber } from '../../core/printing/operators.ts';
import { anyRole, endpoint, writingRoles, type Endpoint } from '../endpoint.ts';
import { listPage } from '../list-page.ts';
import { organizationQuery } from '../own-organisation.ts';

const path = '/products/api/v1/lifecycle-events';

export const recordLifecycleEvents = endpoint({
  method: 'POST',
  path,
  operationId: 'record_lifecycle_events',
  tag: 'Lifecycle events',
  summary: 'Report what happened to labels',
  description:
    'Appends events to the ledger, all of them or none. An event whose client_event_id is known is the same event: it ' +
    'is not recorded again, so a report without an answer can simply be sent again. PRINTED takes its entity out of ' +
    'never_printed. A serial needs a reason for every label after its first (409 needs_reason); an id that belongs to ' +
    'another event is 409 conflict; an entity that is not there is 422.',
  assumed: true,
  roles: writingRoles,
  body: lifecycleEventsIn,
  answer: { description: 'Every event, in the order of the request.', schema: lifecycleEventsAccepted },
  errors: [409],
  handle({ room, organisation, caller, body }) {
    const { db, ledger, station, ports, changes } = room;
    const { description, id } = caller.key;
    const operator = operatorNumber(db, organisation.id, `API key ${description || id}`);
    const to = { db, ledger, station: station.id, organisation: organisation.id, operator };
    const recorded = reportEvents(to, body.events, ports.now());
    changes.emit('catalog', organisation.id);
    return {
      data: recorded.map((event) => ({
        client_event_id: event.clientEventId,
        id: publicId('event', event.id),
        recorded: event.recorded,
      })),
    };
  },
});

export function listLifecycleEvents(pages: RowPages): Endpoint {
  return endpoint({
    method: 'GET',
    path,
    operationId: 'list_lifecycle_events',
    tag: 'Lifecycle events',
    summary: 'List lifecycle events',
    description:
      'In the order in which they were written. With gtin: of that product itself; with gtin and lot, of that lot; ' +
      'with gtin and serial, of that serial.',
    assumed: true,
    roles: anyRole,
    query: z.object({
      ...organizationQuery,
      gtin: z.string().optional(),
      lot: z.string().optional(),
      serial: z.string().optional(),
      ...pageQuery.shape,
    }),
    answer: { description: 'A page of events.', schema: lifecycleEventList },
    errors: [422],
    handle({ room, organisation, query }) {
      const entity = entityOf(query);
      return listPage(query, (offset, limit) =>
        listEventPage(room.read, pages, organisation.id, entity, offset, limit),
      );
    },
  });
}

function entityOf(query: {
  readonly gtin?: string | undefined;
  readonly lot?: string | undefined;
  readonly serial?: string | undefined;
}): EntityKey | null {
  const { gtin, lot, serial } = query;
  if (gtin === undefined) {
    const field = lot === undefined ? 'serial' : 'lot';
    if (query[field] === undefined) return null;
    throw refuse(field, 'Needs the gtin that it belongs to', 'gtin_missing');
  }
  const normal = normalizeGtin(gtin);
  if (!normal.ok) throw refuse('gtin', normal.message, normal.code);
  return { gtin: normal.value, lot: lot ?? null, serial: serial ?? null };
}

function refuse(field: string, msg: string, type: string): PrintRoomError {
  return new PrintRoomError('validation_error', 'Validation error.', {
    faults: [{ loc: ['query', field], msg, type }],
  });
}
