/**
 * Events that others reported are found again by the id that the sender gave them. Events of print runs have ids of
 * our own making and stay out: an index over a million of them would slow down printing for nothing.
 */
export const sql = `
CREATE UNIQUE INDEX lifecycle_events_reported ON lifecycle_events (organisation_id, client_event_id) WHERE run_id IS NULL;
`;
