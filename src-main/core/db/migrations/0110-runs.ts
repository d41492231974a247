/**
 * Queues, part-used sheets and what else a run was ordered with. `place` orders a printer's queue. `varied`: its items
 * have different numbers of labels, which lie beside it as JSON. `cut`: a range of labels, imposed alone. `proof`: it
 * stops after its first sheet. `answered`: questions that a person answered with "print". `begun_at`: when printer or
 * spooler began the chunk, on its own clock. `failed`: labels that are not printed of a chunk that is, because they were
 * left out or freed; with its state they say how many labels of a run are what, so nobody counts labels for a list.
 *
 * A job that was accepted to run at once keeps that, so that after a crash it does not queue up behind the large ones.
 */
export const sql = `
ALTER TABLE runs ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN varied INTEGER NOT NULL DEFAULT 0 CHECK (varied IN (0, 1));
ALTER TABLE runs ADD COLUMN cut INTEGER NOT NULL DEFAULT 0 CHECK (cut IN (0, 1));
ALTER TABLE runs ADD COLUMN proof INTEGER NOT NULL DEFAULT 0 CHECK (proof IN (0, 1));
ALTER TABLE runs ADD COLUMN pausing INTEGER NOT NULL DEFAULT 0 CHECK (pausing IN (0, 1));
ALTER TABLE runs ADD COLUMN answered TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN part_sheet TEXT;
ALTER TABLE runs ADD COLUMN rest_as TEXT;
UPDATE runs SET place = seq;
ALTER TABLE chunks ADD COLUMN begun_at INTEGER;
ALTER TABLE chunks ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
UPDATE chunks SET failed = (SELECT count(*) FROM run_labels l WHERE l.run_seq = chunks.run_seq AND l.state = 'failed'
  AND l.number BETWEEN first_label AND first_label + labels - 1) WHERE status NOT IN ('queued', 'failed');
DROP INDEX run_labels_state;
CREATE INDEX runs_queue ON runs (printer, place, seq) WHERE status IN ('queued', 'printing');

CREATE TABLE run_quantities (
  run_seq INTEGER PRIMARY KEY REFERENCES runs (seq),
  quantities TEXT NOT NULL
) STRICT;

CREATE TABLE part_sheets (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  stock TEXT NOT NULL,
  name TEXT NOT NULL,
  first_free INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, stock, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE printer_pauses (
  printer TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN at_once INTEGER NOT NULL DEFAULT 0 CHECK (at_once IN (0, 1));
`;
