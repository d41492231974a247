/**
 * Small conveniences that outlive the page: who prints, which printer was last used. Nothing here is a record;
 * a browser that keeps no storage only forgets them.
 */
const prefix = 'print-room:';

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Storage may be full or switched off; the value then lives as long as the page.
  }
}
