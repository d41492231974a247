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

/** What may become of a printed label; with those that were applied they add up to what was issued. */
export const accountingTypes = [
  'SCRAPPED',
  'SAMPLED',
  'RETURNED',
  'VOIDED',
] as const satisfies readonly LifecycleEventType[];
export type AccountingType = (typeof accountingTypes)[number];
