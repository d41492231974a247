/** What is made at Closient for this folder: label export jobs and data exports. Links and keys are never stored. */
export const sql = `
-- The local engine never works on these; a column, because its claim is asked all the time.
ALTER TABLE jobs ADD COLUMN remote INTEGER NOT NULL DEFAULT 0 CHECK (remote IN (0, 1));

CREATE TABLE remote_jobs (
  job_seq INTEGER PRIMARY KEY REFERENCES jobs (seq),
  origin TEXT NOT NULL,
  remote_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('submitting', 'unknown', 'following', 'fetching', 'held', 'here', 'ended')),
  sentence TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  bytes_here INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX remote_jobs_open ON remote_jobs (job_seq) WHERE state IN ('submitting', 'following', 'fetching');

CREATE TABLE remote_data_exports (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  origin TEXT NOT NULL,
  remote_organization_id TEXT NOT NULL,
  remote_id TEXT,
  archive_format TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
  state TEXT NOT NULL CHECK (state IN ('submitting', 'unknown', 'following', 'fetching', 'held', 'here', 'ended')),
  sentence TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  bytes_here INTEGER NOT NULL DEFAULT 0,
  file_name TEXT,
  sha256 TEXT,
  sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)),
  created_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX remote_data_exports_newest ON remote_data_exports (organisation_id, seq);
`;
