/**
 * The way of events back to Closient. There is no row per event and sink: a sink has a cursor over the ledger, and
 * only what was refused has a row of its own, so that an outbox that waits for weeks costs nothing.
 */
export const sql = `
-- The events of an organisation in their order, from a cursor on.
CREATE INDEX lifecycle_events_order ON lifecycle_events (organisation_id);

-- Where an event came from that no label of this folder made. 'received': from Closient, and it never goes back there.
CREATE TABLE event_origins (
  event_id INTEGER PRIMARY KEY REFERENCES lifecycle_events (id),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  source TEXT NOT NULL CHECK (source IN ('reported', 'received')),
  station TEXT,
  remote_id TEXT,
  at INTEGER NOT NULL,
  -- How many the organisation has received with this one, so that nobody has to count them.
  received INTEGER CHECK ((received IS NULL) = (source = 'reported'))
) STRICT;
CREATE INDEX event_origins_received ON event_origins (organisation_id, event_id) WHERE source = 'received';

-- Per connection: another server or organisation there has got nothing yet. Files have no connection (0).
CREATE TABLE outbox_sinks (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  sink TEXT NOT NULL CHECK (sink IN ('lifecycle', 'epcis_capture', 'folder')),
  connection_id INTEGER NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  -- null: not asked yet.
  available INTEGER CHECK (available IN (0, 1)),
  -- Everything up to this event is delivered or parked, or was not this sink's.
  last_event INTEGER NOT NULL DEFAULT 0,
  -- How many events of the ledger that are.
  passed INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  last_error TEXT,
  last_sent_at INTEGER,
  -- Last event of the file that is being written: what a crash interrupts is written again with the same bytes.
  planned_event INTEGER,
  UNIQUE (organisation_id, sink, connection_id)
) STRICT;

CREATE TABLE outbox_parked (
  id INTEGER PRIMARY KEY,
  sink_id INTEGER NOT NULL REFERENCES outbox_sinks (id),
  event_id INTEGER NOT NULL REFERENCES lifecycle_events (id),
  state TEXT NOT NULL CHECK (state IN ('parked', 'released', 'sent')),
  reason TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  parked_at INTEGER NOT NULL,
  released_by INTEGER,
  released_at INTEGER,
  UNIQUE (sink_id, event_id)
) STRICT;
CREATE INDEX outbox_parked_open ON outbox_parked (sink_id, state, event_id);

-- How far the list of events at Closient was read: its page, the last event on it with its place there, and the first
-- of all. Both stay where they are as long as the list grows at its end.
CREATE TABLE event_inbox (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  connection_id INTEGER NOT NULL,
  available INTEGER CHECK (available IN (0, 1)),
  page INTEGER NOT NULL DEFAULT 1,
  page_size INTEGER,
  last_client_event_id TEXT,
  last_index INTEGER,
  first_client_event_id TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  last_error TEXT,
  read_at INTEGER,
  PRIMARY KEY (organisation_id, connection_id)
) STRICT, WITHOUT ROWID;

-- Events whose entity is not here yet, or that break a rule: tried again when the catalog changes or the list is read.
CREATE TABLE held_events (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  row_key TEXT NOT NULL,
  event TEXT NOT NULL CHECK (json_valid(event)),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, row_key)
) STRICT;

-- Serials that were printed here and elsewhere. An alarm stays open until somebody says that it was seen.
CREATE TABLE print_alarms (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  own_station TEXT NOT NULL,
  other_station TEXT NOT NULL,
  labels INTEGER NOT NULL DEFAULT 0,
  raised_at INTEGER NOT NULL,
  acknowledged_at INTEGER,
  operator INTEGER REFERENCES operators (number)
) STRICT;
CREATE UNIQUE INDEX print_alarms_open ON print_alarms (organisation_id, own_station, other_station)
  WHERE acknowledged_at IS NULL;

CREATE TABLE print_alarm_labels (
  own_event INTEGER NOT NULL REFERENCES lifecycle_events (id),
  other_event INTEGER NOT NULL REFERENCES lifecycle_events (id),
  alarm_id INTEGER NOT NULL REFERENCES print_alarms (id),
  PRIMARY KEY (own_event, other_event)
) STRICT, WITHOUT ROWID;
CREATE INDEX print_alarm_labels_alarm ON print_alarm_labels (alarm_id, own_event);

-- Up to which event of the ledger double prints were looked for.
CREATE TABLE double_print_watch (
  organisation_id INTEGER PRIMARY KEY REFERENCES organisations (id),
  last_event INTEGER NOT NULL
) STRICT;
`;
