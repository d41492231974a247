import { deviceReasons, type DeviceReason } from '../../../../src-shared/states/device-reasons.ts';

/** Keywords of `printer-state-reasons` and `job-state-reasons` (RFC 8011 5.4.12 and 5.3.8, PWG 5100.9, CUPS). */
const meanings: Record<string, DeviceReason> = {
  'media-empty': 'media_empty',
  'input-tray-missing': 'media_empty',
  'media-jam': 'media_jam',
  'media-needed': 'media_needed',
  'resources-are-not-ready': 'media_needed',
  'cover-open': 'cover_open',
  'door-open': 'cover_open',
  'interlock-open': 'cover_open',
  'marker-supply-empty': 'marker_empty',
  'marker-supply-missing': 'marker_empty',
  'toner-empty': 'marker_empty',
  'marker-ribbon-empty': 'marker_empty',
  'marker-ink-empty': 'marker_empty',
  'developer-empty': 'marker_empty',
  offline: 'offline',
  shutdown: 'offline',
  'timed-out': 'offline',
  'connecting-to-device': 'offline',
  'destination-uri-failed': 'offline',
  paused: 'paused',
  'moving-to-paused': 'paused',
  'hold-new-jobs': 'paused',
  'printer-stopped': 'paused',
  'job-hold-until-specified': 'paused',
  'job-held-on-create': 'paused',
  'cups-held-for-authentication': 'attention',
  'cups-missing-filter': 'attention',
};

/** A spooler tells of a printer that is switched off in words only. */
const unreachable =
  /may not exist|not responding|unreachable|unavailable at this time|unable to (?:locate|connect)/i;

/**
 * What stands in the way, in our words. The suffix says how grave it is and is stripped; of reasons that are not known
 * only errors count, because printers report much that stops nothing ("toner low", "needs cleaning soon").
 */
export function reasonsOf(keywords: readonly string[], message: string | null): DeviceReason[] {
  const found = new Set<DeviceReason>();
  for (const keyword of keywords) {
    const [, word = keyword, gravity] = /^(.+)-(report|warning|error)$/.exec(keyword) ?? [];
    const meaning = meanings[word];
    if (meaning) found.add(meaning);
    else if (gravity === 'error') found.add('attention');
  }
  if (message !== null && unreachable.test(message)) found.add('offline');
  return deviceReasons.filter((reason) => found.has(reason));
}
