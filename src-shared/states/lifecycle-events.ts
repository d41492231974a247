/** The append-only facts of a label's life. */
export const lifecycleEventTypes = [
  'PRINTED',
  'REPRINTED',
  'SCRAPPED',
  'SAMPLED',
  'RETURNED',
  'VOIDED',
] as const;
export type LifecycleEventType = (typeof lifecycleEventTypes)[number];
