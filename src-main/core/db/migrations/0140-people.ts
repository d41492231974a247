/**
 * People who sign in. Ledger and tables know an operator by number; the name lies in `operators`, where it can be
 * erased. A badge is a keyed hash, a PIN a salted one.
 */
export const sql = `
ALTER TABLE operators ADD COLUMN erased_at INTEGER CHECK (erased_at IS NULL OR name IS NULL);

CREATE TABLE people (
  operator INTEGER PRIMARY KEY REFERENCES operators (number),
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  role TEXT NOT NULL CHECK (role IN ('operator', 'shift_leader', 'quality', 'it')),
  badge TEXT,
  pin TEXT,
  pin_salt TEXT,
  wrong_pins INTEGER NOT NULL DEFAULT 0,
  wrong_pin_at INTEGER,
  CHECK ((pin IS NULL) = (pin_salt IS NULL)),
  UNIQUE (organisation_id, badge)
) STRICT;
`;
