import { PrintRoomError } from '../../../../src-shared/errors.ts';

/**
 * The origin of the API from what a person typed: `www.closient.com`, `https://www.closient.com/`. Paths are ours.
 * Without encryption only this machine is asked, as everybody on the network could read the key.
 * @throws PrintRoomError `validation_error`.
 */
export function readOrigin(text: string): string {
  const trimmed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.hostname === '' || !/^https?:$/.test(url.protocol))
    throw wrong('The address of Closient is a host name, such as https://www.closient.com.');
  if (url.username !== '' || url.password !== '')
    throw wrong(
      'The address of Closient must not hold a name or password; the API key has a field of its own.',
    );
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw wrong('The address of Closient ends with the host name; nothing may follow it.');
  if (url.protocol === 'http:' && !isThisMachine(url))
    throw wrong(
      'The address must begin with https://: without encryption everybody on the network can read the API key.',
    );
  return url.origin;
}

/**
 * A link to a file, on whatever host. From an encrypted API it must be encrypted too.
 * @throws PrintRoomError `closient_unusable_answer`; the link itself is not named, it is a permission.
 */
export function readDownloadUrl(text: string, apiOrigin: string): URL {
  const url = URL.canParse(text, apiOrigin) ? new URL(text, apiOrigin) : null;
  const schemes = apiOrigin.startsWith('https:') ? ['https:'] : ['https:', 'http:'];
  if (url && schemes.includes(url.protocol) && url.username === '' && url.password === '') return url;
  throw new PrintRoomError(
    'closient_unusable_answer',
    'Closient gave a download link that cannot be used: it is not an https:// address.',
  );
}

/**
 * One id as one segment of a path.
 * @throws PrintRoomError `validation_error` for what would be read as another path.
 */
export function segment(id: string): string {
  if (id === '' || id === '.' || id === '..' || id.length > 200)
    throw wrong('An id for Closient is empty, too long, or not an id.');
  return encodeURIComponent(id);
}

function isThisMachine({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

function wrong(sentence: string): PrintRoomError {
  return new PrintRoomError('validation_error', sentence);
}
