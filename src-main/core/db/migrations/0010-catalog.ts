/**
 * Organisations and what they own. Integer ids are in order of arrival and never used twice (AUTOINCREMENT): an undo
 * deletes rows, and a frozen item of a job must not come to mean another serial. `serials_order` and `serials_free`
 * are the print order as an index: (GTIN's product, lot, arrival), with the creation time behind it so that both
 * dates of a filter are answered without touching the table.
 *
 * `serials.lot_id` is no declared foreign key: the check at the deletion of a lot would read all serials or need one
 * more index over all of them. Only an undo deletes lots, and it looks at `serials_order` first.
 */
export const sql = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE organisations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE import_batches (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  file_name TEXT NOT NULL,
  created INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  undone_at INTEGER
) STRICT;

CREATE TABLE import_changes (
  batch_id INTEGER NOT NULL REFERENCES import_batches (id),
  kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  entity_id INTEGER NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (batch_id, kind, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  gtin TEXT NOT NULL CHECK (length(gtin) = 14),
  name TEXT,
  date_kind TEXT NOT NULL CHECK (date_kind IN ('use_by', 'best_before')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  print_state INTEGER NOT NULL DEFAULT 0 CHECK (print_state IN (0, 1, 2)),
  closient_id TEXT,
  import_batch_id INTEGER REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (organisation_id, gtin)
) STRICT;
CREATE INDEX products_closient ON products (closient_id) WHERE closient_id IS NOT NULL;

CREATE TABLE lot_runs (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (organisation_id, name)
) STRICT;

CREATE TABLE lots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product_id INTEGER NOT NULL REFERENCES products (id),
  lot TEXT NOT NULL CHECK (length(lot) BETWEEN 1 AND 20),
  date TEXT CHECK (length(date) = 6),
  lot_run_id INTEGER REFERENCES lot_runs (id),
  planned_quantity INTEGER CHECK (planned_quantity > 0),
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  print_state INTEGER NOT NULL DEFAULT 0 CHECK (print_state IN (0, 1, 2)),
  closient_id TEXT,
  import_batch_id INTEGER REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (product_id, lot)
) STRICT;
CREATE INDEX lots_order ON lots (product_id, lot, id, created_at) WHERE active = 1;
CREATE INDEX lots_free ON lots (product_id, lot, id, created_at) WHERE active = 1 AND print_state = 0;
CREATE INDEX lots_run ON lots (lot_run_id) WHERE lot_run_id IS NOT NULL;
CREATE INDEX lots_closient ON lots (closient_id) WHERE closient_id IS NOT NULL;

CREATE TABLE serials (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product_id INTEGER NOT NULL REFERENCES products (id),
  lot_id INTEGER,
  lot TEXT NOT NULL,
  serial TEXT NOT NULL CHECK (length(serial) BETWEEN 1 AND 20),
  date TEXT CHECK (length(date) = 6),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  print_state INTEGER NOT NULL DEFAULT 0 CHECK (print_state IN (0, 1, 2)),
  closient_id TEXT,
  import_batch_id INTEGER REFERENCES import_batches (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (product_id, serial)
) STRICT;
CREATE INDEX serials_order ON serials (product_id, lot, id, created_at, active);
CREATE INDEX serials_free ON serials (product_id, lot, id, created_at) WHERE active = 1 AND print_state = 0;
CREATE INDEX serials_labelled ON serials (product_id, lot) WHERE print_state <> 0;
CREATE INDEX serials_dated ON serials (product_id) WHERE date IS NOT NULL;
CREATE INDEX serials_closient ON serials (closient_id) WHERE closient_id IS NOT NULL;

CREATE TABLE settings (
  organisation_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (organisation_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE stocks (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  id TEXT NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE layouts (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  id TEXT NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
`;
