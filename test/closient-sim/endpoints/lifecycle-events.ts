import { invalid, json, ProblemError, type FieldFault } from '../answer.ts';
import type { LifecycleEvent } from '../lifecycle.ts';
import type { Call, Route, World } from '../world.ts';
import { Checker, type Fields } from './check.ts';
import { extended, paged, requireOrganisation } from './lists.ts';

const path = '/products/api/v1/lifecycle-events';
const types = ['PRINTED', 'REPRINTED', 'SCRAPPED', 'SAMPLED', 'RETURNED', 'VOIDED'];
const known = [
  'client_event_id',
  'event_type',
  'gtin',
  'lot',
  'serial',
  'quantity',
  'occurred_at',
  'reason',
  'evidence',
];
const mostEvents = 250;
const aheadMs = 5 * 60_000;

interface Checked {
  readonly number: number;
  readonly event: Omit<LifecycleEvent, 'id' | 'entity_id'>;
}

/**
 * Where printing is reported: assumed, no public page has it. All events of a request are taken or none; an id that is
 * known is the same event; a serial is printed once, again only with a reason.
 */
export function lifecycleRoutes(world: World): Route[] {
  const { settings, lifecycle } = world;
  const exists = (): boolean => settings.lifecycle;
  return [
    {
      method: 'POST',
      path: /^\/products\/api\/v1\/lifecycle-events\/?$/,
      shown: path,
      summary: 'Report what happened to labels',
      assumed: true,
      exists,
      writes: true,
      handle: ({ body }) => json(200, extended(world, { data: take(world, body) })),
    },
    {
      method: 'GET',
      path: /^\/products\/api\/v1\/lifecycle-events\/?$/,
      shown: path,
      summary: 'List lifecycle events',
      assumed: true,
      exists,
      handle(call) {
        requireOrganisation(world, call, false);
        const wanted = eventsOf(lifecycle.events, call);
        return paged(world, call, wanted.length, (offset, limit) => wanted.slice(offset, offset + limit));
      },
    },
  ];
}

/** With gtin: of that product itself; with lot or serial too, of that one. */
function eventsOf(events: readonly LifecycleEvent[], { query }: Call): readonly LifecycleEvent[] {
  const gtin = query.get('gtin');
  if (gtin === null) return events;
  const serial = query.get('serial');
  const lot = query.get('lot');
  return events.filter(
    (event) =>
      event.gtin === gtin.padStart(14, '0') &&
      event.serial === serial &&
      (lot === null ? serial !== null || event.lot === null : event.lot === lot),
  );
}

function take(world: World, body: unknown): object[] {
  const check = new Checker('body');
  const events = check.object(body)['events'];
  if (!Array.isArray(events) || events.length === 0 || events.length > mostEvents) {
    check.say('events', `Input should be a list of 1 to ${mostEvents} events`, 'list_type');
    throw invalid(...check.faults);
  }
  // Two events of one request see each other: the second PRINTED of a serial needs its reason too.
  const printed = new Set<number>();
  const met = new Map<string, LifecycleEvent['event_type']>();
  const checked = events.map((event: unknown, i) => {
    const one = checkEvent(world, event, i, printed);
    if (
      one.fresh &&
      one.checked.event.event_type.endsWith('PRINTED') &&
      one.checked.event.scope === 'serials'
    ) {
      printed.add(one.checked.number);
    }
    if (met.has(one.checked.event.client_event_id)) one.fresh = false;
    met.set(one.checked.event.client_event_id, one.checked.event.event_type);
    return one;
  });
  return checked.map(({ checked: { number, event }, fresh }) => {
    const entry = fresh
      ? world.lifecycle.append(number, event)
      : world.lifecycle.known(event.client_event_id);
    return extended(world, {
      client_event_id: event.client_event_id,
      id: entry?.id,
      recorded: fresh,
    });
  });
}

function checkEvent(
  world: World,
  value: unknown,
  i: number,
  printed: ReadonlySet<number>,
): { readonly checked: Checked; fresh: boolean } {
  const { settings, catalog, lifecycle } = world;
  const check = new Checker('body', 'events', i);
  const fields = check.object(value);
  for (const name of Object.keys(fields)) {
    if (known.includes(name) || settings.lifecycleExtraFields.includes(name)) continue;
    check.say(name, 'Extra inputs are not permitted', 'extra_forbidden');
  }
  check.required(fields, ['client_event_id', 'event_type', 'gtin']);
  check.text(fields, 'client_event_id', /^[\x21-\x7e]{1,128}$/);
  check.oneOf(fields, 'event_type', types);
  check.oneOf(fields, 'evidence', ['device', 'operator', 'spooler', 'file']);
  for (const name of ['gtin', 'lot', 'serial', 'reason']) check.text(fields, name, /^[\s\S]{1,500}$/);
  const quantity = fields['quantity'] ?? 1;
  if (!Number.isInteger(quantity) || Number(quantity) < 1) check.say('quantity', 'Input should be 1 or more');
  const occurred = occurredAt(fields, world.now(), check);
  if (check.faults.length > 0) throw invalid(...check.faults);

  const { gtin, lot, serial, reason } = textsOf(fields);
  const found = catalog.find((gtin ?? '').padStart(14, '0'), lot, serial);
  const row = found && catalog.row(found.kind, found.number);
  if (!found || !row || (serial !== null && lot !== null && row['lot'] !== lot)) {
    throw invalid(unknownEntity(i, serial !== null ? 'serial' : lot !== null ? 'lot' : 'gtin'));
  }
  const id = String(fields['client_event_id']);
  const before = lifecycle.known(id);
  const again =
    found.kind === 'serials' && (printed.has(found.number) || catalog.isPrinted(found.kind, found.number));
  const type = String(fields['event_type']);
  if (!before && again && type === 'PRINTED' && reason === null) {
    throw new ProblemError(409, 'needs_reason', `Serial ${serial} is printed already; say the reason.`);
  }
  const event = {
    client_event_id: id,
    event_type: !before && again && type === 'PRINTED' ? 'REPRINTED' : type,
    scope: found.kind,
    gtin: row.gtin,
    lot: text(row['lot']),
    serial,
    quantity: Number(quantity),
    reason,
    evidence: fields['evidence'] === 'device' ? 'operator' : (text(fields['evidence']) ?? 'operator'),
    run_id: null,
    occurred_at: new Date(occurred).toISOString(),
    station: text(fields['station']),
  };
  if (before && !isSame(before, event)) {
    throw new ProblemError(409, 'conflict', `The id ${id} was used for another event.`);
  }
  return { checked: { number: found.number, event }, fresh: !before };
}

function isSame(before: LifecycleEvent, event: Checked['event']): boolean {
  const sameType =
    before.event_type === event.event_type ||
    (before.event_type === 'REPRINTED' && event.event_type === 'PRINTED');
  return sameType && before.gtin === event.gtin && before.lot === event.lot && before.serial === event.serial;
}

function occurredAt(fields: Fields, now: number, check: Checker): number {
  const value = fields['occurred_at'];
  if (value == null) return now;
  const at =
    typeof value === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at))
    check.say('occurred_at', 'Needs an ISO-8601 date-time with a time zone', 'datetime_parsing');
  else if (at > now + aheadMs) check.say('occurred_at', 'This is in the future', 'out_of_range');
  return at;
}

function textsOf(fields: Fields): Record<'gtin' | 'lot' | 'serial' | 'reason', string | null> {
  const [gtin = null, lot = null, serial = null, reason = null] = ['gtin', 'lot', 'serial', 'reason'].map(
    (name) => text(fields[name]),
  );
  return { gtin, lot, serial, reason };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function unknownEntity(i: number, field: string): FieldFault {
  return { loc: ['body', 'events', i, field], msg: 'There is no such entity', type: 'unknown_entity' };
}
