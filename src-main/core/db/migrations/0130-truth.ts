/**
 * Records: what is worth proving beside the events of single labels. Print files, settlements, reprints, held lots and
 * reconciliations, each as one JSON text. They are a chain of their own beside that of the events, and every record
 * names the event head it was written over, so that neither chain can be cut without the other one showing it.
 */
export const sql = `
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  station TEXT NOT NULL,
  station_seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  operator INTEGER NOT NULL,
  at INTEGER NOT NULL,
  event_seq INTEGER NOT NULL,
  event_hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (organisation_id, station, station_seq)
) STRICT;
CREATE INDEX records_subject ON records (organisation_id, kind, subject, id);

CREATE TRIGGER records_no_update BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
CREATE TRIGGER records_no_delete BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
CREATE TRIGGER settlements_no_update BEFORE UPDATE ON settlements
BEGIN SELECT RAISE(ABORT, 'settlements are append-only'); END;
CREATE TRIGGER settlements_no_delete BEFORE DELETE ON settlements
BEGIN SELECT RAISE(ABORT, 'settlements are append-only'); END;

CREATE TABLE record_heads (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  station TEXT NOT NULL,
  station_seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  hmac TEXT NOT NULL,
  PRIMARY KEY (organisation_id, station)
) STRICT, WITHOUT ROWID;
`;
