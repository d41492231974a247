/**
 * What a printer says is in its way, in our words whatever its protocol calls it (IPP `printer-state-reasons`, RFC 8011
 * 5.4.12; Zebra `~HS`; spooler flags). The texts for people are the window's.
 */
export const deviceReasons = [
  'media_empty',
  'media_jam',
  /** Another medium is in the tray than the job needs. */
  'media_needed',
  'cover_open',
  /** Ribbon, toner or ink. */
  'marker_empty',
  'offline',
  'paused',
  /** Somebody must look at the printer; what is wrong it does not say. */
  'attention',
] as const;
export type DeviceReason = (typeof deviceReasons)[number];

/** Reasons that stop paper from coming out until somebody does something at the printer. */
export const stoppingReasons: readonly DeviceReason[] = deviceReasons.filter((reason) => reason !== 'paused');
