/**
 * Organisation data exports. No lease: only the owner of the data folder works on them, so what is found
 * `processing` at a start belongs to a dead process and begins again.
 */
export const sql = `
CREATE TABLE data_exports (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  format TEXT NOT NULL CHECK (format IN ('zip', 'tar.gz')),
  include_artifacts INTEGER NOT NULL CHECK (include_artifacts IN (0, 1)),
  include_people INTEGER NOT NULL CHECK (include_people IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
  file_name TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT,
  sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)),
  error TEXT,
  error_code TEXT,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  removed_at INTEGER
) STRICT;
CREATE INDEX data_exports_newest ON data_exports (organisation_id, seq);
CREATE INDEX data_exports_open ON data_exports (seq) WHERE status IN ('pending', 'processing');
`;
