/**
 * What is known of a printer beside its address, and how far it prints from where it should. A calibration is of a
 * printer, tray and stock; each measurement is a row, the newest that was not forgotten holds. A test sheet keeps the
 * shift it was drawn with, so that the numbers somebody measures on it can be understood. Printers belong to the station:
 * one organisation's people may measure, replace or forget what another's did, so nothing here hangs on another table
 * but the organisation.
 */
export const sql = `
ALTER TABLE printers ADD COLUMN tray TEXT;
ALTER TABLE printers ADD COLUMN dpi INTEGER CHECK (dpi IN (203, 300, 600));
ALTER TABLE printers ADD COLUMN enough TEXT NOT NULL DEFAULT 'device' CHECK (enough IN ('device', 'spooler', 'operator'));
ALTER TABLE printers ADD COLUMN remark TEXT;
ALTER TABLE printers ADD COLUMN capabilities TEXT;
ALTER TABLE printers ADD COLUMN capabilities_at INTEGER;

CREATE TABLE calibration_sheets (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  printer TEXT NOT NULL,
  tray TEXT,
  stock TEXT NOT NULL,
  geometry TEXT NOT NULL,
  dpi INTEGER NOT NULL,
  shift TEXT NOT NULL,
  model TEXT,
  operator INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE calibrations (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  sheet INTEGER NOT NULL,
  printer TEXT NOT NULL,
  tray TEXT,
  stock TEXT NOT NULL,
  geometry TEXT NOT NULL,
  model TEXT,
  shift TEXT NOT NULL,
  measured TEXT NOT NULL,
  before_um INTEGER NOT NULL,
  remaining_um INTEGER NOT NULL,
  operator INTEGER NOT NULL,
  at INTEGER NOT NULL,
  forgotten_by INTEGER,
  forgotten_at INTEGER
) STRICT;
CREATE INDEX calibrations_of ON calibrations (printer, stock, id);
`;
