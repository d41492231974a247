/**
 * What is known of Closient: the connection, how far each source is, and what could not be taken over. The key is
 * nowhere here. `synced_by` names the connection that brought a row; a row made by hand or by a file has none, and no
 * pass makes such a row inactive. `printed_elsewhere`: Closient says that a label exists and this ledger knows of none.
 */
export const sql = `
CREATE TABLE closient_connections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  url TEXT NOT NULL,
  remote_organization_id TEXT NOT NULL,
  remote_organization_name TEXT NOT NULL,
  connected INTEGER NOT NULL CHECK (connected IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'unknown' CHECK (state IN ('unknown', 'online', 'offline', 'refused')),
  sentence TEXT,
  last_seen_at INTEGER,
  offline_since INTEGER,
  digital_link_host_seen TEXT,
  quota TEXT CHECK (json_valid(quota)),
  created_at INTEGER NOT NULL,
  UNIQUE (organisation_id, url, remote_organization_id)
) STRICT;
CREATE UNIQUE INDEX closient_connected ON closient_connections (organisation_id) WHERE connected = 1;

ALTER TABLE products ADD COLUMN synced_by INTEGER;
-- As Closient last said it: a name that was changed here stays until it changes there.
ALTER TABLE products ADD COLUMN closient_name TEXT;
ALTER TABLE lots ADD COLUMN synced_by INTEGER;
ALTER TABLE lots ADD COLUMN printed_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (printed_elsewhere IN (0, 1));
ALTER TABLE serials ADD COLUMN synced_by INTEGER;
ALTER TABLE serials ADD COLUMN printed_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (printed_elsewhere IN (0, 1));

-- The cursor of a pass changes in the transaction of the rows it has passed.
CREATE TABLE sync_sources (
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  source TEXT NOT NULL,
  pass INTEGER NOT NULL DEFAULT 0,
  phase TEXT NOT NULL DEFAULT 'idle' CHECK (phase IN ('idle', 'reading', 'sweeping')),
  state TEXT NOT NULL DEFAULT 'idle' CHECK (state IN ('idle', 'stopped', 'failed', 'unavailable', 'closed')),
  sentence TEXT,
  next_page INTEGER NOT NULL DEFAULT 1,
  page_size INTEGER,
  total_count INTEGER,
  pages_total INTEGER,
  counts_moved INTEGER NOT NULL DEFAULT 0 CHECK (counts_moved IN (0, 1)),
  came_new INTEGER NOT NULL DEFAULT 0 CHECK (came_new IN (0, 1)),
  counts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(counts)),
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  started_at INTEGER,
  finished_at INTEGER,
  PRIMARY KEY (organisation_id, source)
) STRICT, WITHOUT ROWID;

-- Which entities the pass under way has seen, one bit each.
CREATE TABLE sync_seen (
  organisation_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  block INTEGER NOT NULL,
  bits BLOB NOT NULL,
  PRIMARY KEY (organisation_id, source, block)
) STRICT;

-- Rows that one complete pass missed and that the next one must miss too before they become inactive.
CREATE TABLE sync_missing (
  organisation_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  pass INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, source, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  source TEXT NOT NULL,
  row_key TEXT NOT NULL,
  natural_key TEXT NOT NULL,
  reason TEXT NOT NULL,
  pass INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  UNIQUE (organisation_id, source, row_key)
) STRICT;

CREATE TABLE sync_conflicts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  source TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
  entity_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('lot', 'date', 'existence')),
  ours TEXT,
  theirs TEXT,
  seen_at INTEGER NOT NULL,
  -- 'gone': Closient says the same as we do again.
  resolution TEXT CHECK (resolution IN ('ours', 'theirs', 'gone')),
  operator INTEGER,
  resolved_at INTEGER
) STRICT;
CREATE UNIQUE INDEX sync_conflicts_open ON sync_conflicts (kind, entity_id, field) WHERE resolution IS NULL;
CREATE INDEX sync_conflicts_decided ON sync_conflicts (kind, entity_id, field, id) WHERE resolution = 'ours';
`;
