/**
 * Lifecycle events: append-only, also against our own mistakes. The hash chain is per organisation and station;
 * the head carries an HMAC so that a cut tail shows.
 */
export const sql = `
CREATE TABLE lifecycle_events (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  station TEXT NOT NULL,
  station_seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  kind INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  gtin TEXT NOT NULL,
  lot TEXT,
  serial TEXT,
  run_id TEXT,
  quantity INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  reason TEXT,
  operator INTEGER NOT NULL,
  at INTEGER NOT NULL,
  client_event_id TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (organisation_id, station, station_seq)
) STRICT;
CREATE INDEX lifecycle_events_entity ON lifecycle_events (kind, entity_id, id);
CREATE INDEX lifecycle_events_run ON lifecycle_events (run_id, kind, entity_id);

CREATE TRIGGER lifecycle_events_no_update BEFORE UPDATE ON lifecycle_events
BEGIN SELECT RAISE(ABORT, 'lifecycle events are append-only'); END;
CREATE TRIGGER lifecycle_events_no_delete BEFORE DELETE ON lifecycle_events
BEGIN SELECT RAISE(ABORT, 'lifecycle events are append-only'); END;

CREATE TABLE ledger_heads (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  station TEXT NOT NULL,
  station_seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  hmac TEXT NOT NULL,
  PRIMARY KEY (organisation_id, station)
) STRICT, WITHOUT ROWID;
`;
