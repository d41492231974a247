/**
 * Printers, print runs and the label of a run, the unit of truth. A label's row is written together with its
 * intent; labels of chunks that have not begun have none and are simply not there yet. A settlement keeps who said
 * how many sheets are good, and why, also where none was.
 */
export const sql = `
CREATE TABLE operators (
  number INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  name TEXT,
  UNIQUE (organisation_id, name)
) STRICT;

CREATE TABLE printers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  driver TEXT NOT NULL,
  uri TEXT NOT NULL,
  stock TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE runs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  job_seq INTEGER NOT NULL REFERENCES jobs (seq),
  printer TEXT NOT NULL,
  stock TEXT NOT NULL,
  start_position INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  first_sheet INTEGER NOT NULL,
  last_sheet INTEGER NOT NULL,
  labels_per_sheet INTEGER NOT NULL,
  first_label INTEGER NOT NULL,
  last_label INTEGER NOT NULL,
  status TEXT NOT NULL,
  operator INTEGER NOT NULL REFERENCES operators (number),
  reason TEXT,
  question TEXT,
  skip INTEGER NOT NULL DEFAULT 0 CHECK (skip IN (0, 1)),
  message TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX runs_newest ON runs (organisation_id, seq);
CREATE INDEX runs_open ON runs (seq) WHERE status NOT IN ('completed', 'failed', 'cancelled');

CREATE TABLE chunks (
  run_seq INTEGER NOT NULL REFERENCES runs (seq),
  number INTEGER NOT NULL,
  first_label INTEGER NOT NULL,
  labels INTEGER NOT NULL,
  first_sheet INTEGER NOT NULL,
  sheets INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'spooled', 'sent', 'printed', 'failed', 'uncertain')),
  print_file TEXT,
  sha256 TEXT,
  bytes INTEGER,
  spool_job_id TEXT,
  saved_as TEXT,
  evidence TEXT,
  message TEXT,
  PRIMARY KEY (run_seq, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlements (
  id INTEGER PRIMARY KEY,
  run_seq INTEGER NOT NULL REFERENCES runs (seq),
  good_sheets INTEGER NOT NULL,
  last_good INTEGER NOT NULL,
  printed INTEGER NOT NULL,
  freed INTEGER NOT NULL,
  operator INTEGER NOT NULL REFERENCES operators (number),
  reason TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX settlements_run ON settlements (run_seq);

CREATE TABLE run_labels (
  run_seq INTEGER NOT NULL REFERENCES runs (seq),
  number INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  copy INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  cell INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'spooled', 'sent', 'printed', 'failed', 'uncertain')),
  PRIMARY KEY (run_seq, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_labels_open ON run_labels (kind, entity_id, run_seq) WHERE state IN ('spooled', 'sent', 'uncertain');
CREATE INDEX run_labels_state ON run_labels (run_seq, state);
`;
