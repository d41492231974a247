/**
 * Presets: what is printed often, as one choice. `place` orders them on the screen; `definition` is JSON of `Preset`
 * without its id.
 *
 * Print orders: a job that is to be printed as soon as its sheets are made. The order waits beside its job, so that
 * whoever pressed the button may leave, and the process may die.
 *
 * Print requests: what an order to print made, job or run, under the id it was sent with, so that one that is sent
 * again because no answer was heard prints nothing twice.
 *
 * Run rests: which run prints what another one left free, so that nobody orders that twice.
 */
export const sql = `
CREATE TABLE presets (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  place INTEGER NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX presets_place ON presets (organisation_id, place, id);

CREATE TABLE print_orders (
  job_seq INTEGER PRIMARY KEY REFERENCES jobs (seq),
  printer TEXT NOT NULL,
  run_order TEXT NOT NULL CHECK (json_valid(run_order)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'started', 'refused')),
  run_id TEXT,
  sentence TEXT,
  CHECK ((state = 'started') = (run_id IS NOT NULL)),
  CHECK ((state = 'refused') = (sentence IS NOT NULL))
) STRICT;
CREATE TABLE print_requests (
  seq INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations (id),
  request_id TEXT NOT NULL,
  made TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX print_requests_id ON print_requests (organisation_id, request_id);
CREATE INDEX print_requests_age ON print_requests (at);

CREATE TABLE run_rests (
  run_seq INTEGER PRIMARY KEY REFERENCES runs (seq),
  of_seq INTEGER NOT NULL UNIQUE REFERENCES runs (seq)
) STRICT;

CREATE INDEX print_orders_waiting ON print_orders (job_seq) WHERE state = 'waiting';
`;
