/** In the order of the day: print, follow, look, find, settle, account; then what is set up. */
export const screens = [
  'print',
  'queue',
  'preview',
  'labels',
  'settle',
  'reports',
  'printers',
  'stock',
  'products',
  'sync',
  'settings',
] as const;
export type Screen = (typeof screens)[number];

/** What an operator at a line needs; a window in kiosk mode opens nothing else. */
export const kioskScreens: readonly Screen[] = ['print', 'queue', 'preview', 'labels', 'settle', 'reports'];

/** A place in the page; the job belongs to the preview, `print` puts the hand on its print panel. */
export interface Place {
  readonly screen: Screen;
  readonly jobId?: string;
  readonly print?: boolean;
  /** The run to settle. */
  readonly runId?: string;
  /** What to look for among the labels, as typed or scanned. */
  readonly find?: string;
}

/** `#/preview/JOB`, `#/preview/JOB/print`, `#/settle/RUN`, `#/labels/TEXT`, `#/printers`... */
export function addressOf(place: Place): string {
  const what = place.jobId ?? place.runId ?? place.find;
  const part = what === undefined ? '' : `/${encodeURIComponent(what)}`;
  return `#/${place.screen}${part}${place.print ? '/print' : ''}`;
}

/**
 * The place an address names; the start for everything unknown. Never throws: addresses are typed by people too.
 * @param allowed screens that this window may open; another one leads to the start.
 */
export function placeOf(hash: string, allowed: readonly Screen[] = screens): Place {
  const [name, part, action] = hash.replace(/^#\/?/, '').split('/');
  const screen = allowed.find((known) => known === name) ?? 'print';
  const what = part ? decoded(part) : null;
  if (what === null || screen !== name) return { screen };
  switch (screen) {
    case 'preview':
      return { screen, jobId: what, print: action === 'print' };
    case 'settle':
      return { screen, runId: what };
    case 'labels':
      return { screen, find: what };
    default:
      return { screen };
  }
}

/** null for a broken percent sign, which `decodeURIComponent` throws at. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
