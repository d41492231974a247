import { createHash, randomUUID } from 'node:crypto';
import { json, ProblemError } from '../answer.ts';
import type { Route, World } from '../world.ts';
import type { Fields } from './check.ts';
import { extended } from './lists.ts';

/** Events that were captured, by the hash that a second one must not have. */
export type Captured = Map<string, Fields>;

const types = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
];
/** Not part of what an event says (CBV 2.0, 8.9): two reports of one thing have one hash. */
const notHashed = new Set(['eventID', 'recordTime', 'errorDeclaration']);

/** EPCIS 2.0 capture. Not atomic: what stood before a bad event of a list is kept. */
export function epcisRoutes(world: World, captured: Captured): Route[] {
  return [
    {
      method: 'POST',
      path: /^\/epcis\/api\/2\.0\/capture\/?$/,
      shown: '/epcis/api/2.0/capture',
      summary: 'Capture EPCIS events',
      writes: true,
      handle({ body }) {
        if (world.settings.role !== 'manager') {
          throw new ProblemError(403, 'forbidden', 'Needs the role OWNER or MANAGER.');
        }
        const list = eventsOf(body);
        for (const [i, event] of list.entries()) {
          const wrong = faultOf(event);
          const name = typeof event['eventID'] === 'string' ? event['eventID'] : `eventList[${i}]`;
          if (wrong !== null) throw new ProblemError(400, 'bad_request', `${name}: ${wrong}`);
          const hash = createHash('sha256').update(canonical(event, true)).digest('hex');
          if (captured.has(hash)) {
            throw new ProblemError(409, 'conflict', `${name} was captured before.`);
          }
          captured.set(hash, event);
        }
        return json(201, extended(world, { captureID: randomUUID(), createdEvents: list.length }));
      },
    },
  ];
}

function eventsOf(body: unknown): readonly Fields[] {
  const list = (body as { epcisBody?: { eventList?: unknown } } | null | undefined)?.epcisBody?.eventList;
  if (!Array.isArray(list) || list.length === 0) {
    throw new ProblemError(400, 'bad_request', 'epcisBody.eventList needs at least one event.');
  }
  return list as Fields[];
}

function faultOf(event: Fields): string | null {
  if (typeof event !== 'object' || event === null) return 'not an object';
  const { type, eventTime, eventTimeZoneOffset: offset, action } = event as Record<string, string>;
  if (type === undefined || !types.includes(type)) return 'type is unknown';
  if (typeof eventTime !== 'string' || Number.isNaN(Date.parse(eventTime)))
    return 'eventTime is no date-time';
  if (typeof offset !== 'string' || !/^[+-]\d\d:\d\d$/.test(offset)) return 'eventTimeZoneOffset is missing';
  if (type !== 'ObjectEvent') return null;
  if (!['ADD', 'OBSERVE', 'DELETE'].includes(action ?? '')) return 'action is unknown';
  const things = [event['epcList'], event['quantityList']];
  return things.some((list) => Array.isArray(list) && list.length > 0)
    ? null
    : 'epcList or quantityList is needed';
}

/** One text for what says the same: keys in order, lists of things in order. */
function canonical(value: unknown, top = false): string {
  if (Array.isArray(value))
    return `[${value
      .map((entry) => canonical(entry))
      .sort()
      .join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([name]) => !top || !notHashed.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`).join()}}`;
}
