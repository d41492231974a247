/**
 * API keys: the SHA-256 of a key and never the key. The day's count is written once a minute at most; a revoked key
 * keeps its row, so that whoever still sends it is told why it is refused.
 */
export const sql = `
CREATE TABLE api_keys (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('manager', 'editor', 'readonly')),
  rate_limit_per_minute INTEGER NOT NULL,
  rate_limit_per_day INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  last_used_at INTEGER,
  day_started_at INTEGER,
  day_requests INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX api_keys_organisation ON api_keys (organisation_id, seq);
`;
