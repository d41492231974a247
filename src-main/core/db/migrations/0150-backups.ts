/** Copies of the database that were made by themselves, or why one was not. */
export const sql = `
CREATE TABLE backups (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  folder TEXT NOT NULL,
  file TEXT,
  bytes INTEGER,
  problem TEXT,
  CHECK ((file IS NULL) = (bytes IS NULL) AND (file IS NULL) = (problem IS NOT NULL))
) STRICT;
CREATE INDEX backups_folder ON backups (folder, id);
`;
