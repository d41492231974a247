export const screens = [
  'queue',
  'new',
  'preview',
  'printers',
  'stock',
  'products',
  'sync',
  'settings',
] as const;
export type Screen = (typeof screens)[number];

/** A place in the page; the job belongs to the preview, `print` puts the hand on its print panel. */
export interface Place {
  readonly screen: Screen;
  readonly jobId?: string;
  readonly print?: boolean;
}

/** `#/preview/JOB`, `#/preview/JOB/print`, `#/printers`... */
export function addressOf(place: Place): string {
  const job = place.jobId === undefined ? '' : `/${encodeURIComponent(place.jobId)}`;
  return `#/${place.screen}${job}${place.print ? '/print' : ''}`;
}

/** The place an address names; the queue for everything unknown. Never throws: addresses are typed by people too. */
export function placeOf(hash: string): Place {
  const [name, job, action] = hash.replace(/^#\/?/, '').split('/');
  const screen = screens.find((known) => known === name) ?? 'queue';
  const jobId = screen === 'preview' && job ? decoded(job) : null;
  return jobId === null ? { screen } : { screen, jobId, print: action === 'print' };
}

/** null for a broken percent sign, which `decodeURIComponent` throws at. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
