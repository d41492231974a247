/** Label export jobs, their frozen items and their finished files. */
export const sql = `
CREATE TABLE jobs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  scope TEXT NOT NULL,
  export_type TEXT NOT NULL,
  file_format TEXT NOT NULL,
  filters TEXT NOT NULL CHECK (json_valid(filters)),
  spec TEXT NOT NULL CHECK (json_valid(spec)),
  status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
  resolved INTEGER NOT NULL DEFAULT 0 CHECK (resolved IN (0, 1)),
  total_items INTEGER NOT NULL DEFAULT 0,
  processed_items INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  error_code TEXT,
  lease_owner TEXT,
  lease_until INTEGER,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;
CREATE INDEX jobs_open ON jobs (seq) WHERE status IN ('pending', 'processing');
CREATE INDEX jobs_newest ON jobs (organisation_id, seq);

CREATE TABLE items (
  job_seq INTEGER NOT NULL REFERENCES jobs (seq),
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  gtin TEXT NOT NULL,
  lot TEXT,
  serial TEXT,
  date TEXT,
  date_kind TEXT NOT NULL,
  product_name TEXT,
  PRIMARY KEY (job_seq, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX items_entity ON items (job_seq, entity_id);

CREATE TABLE artifacts (
  job_seq INTEGER PRIMARY KEY REFERENCES jobs (seq),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sheets INTEGER NOT NULL,
  app_version TEXT NOT NULL,
  zlib_version TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX artifacts_kept ON artifacts (created_at) WHERE removed_at IS NULL;
`;
