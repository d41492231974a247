import { crc32 } from 'node:zlib';

const prefixes = ['csb', 'csu', 'cpk'];

/**
 * What looks wrong with a Closient API key, or null. The documented form is `<csb|csu|cpk>_<32 letters and
 * digits>_<CRC-32 of them as 8 hex digits>`, but the pages' own sample fails it: a warning, never a block.
 */
export function keyWarning(key: string): string | null {
  const [prefix = '', body = '', checksum = '', ...rest] = key.trim().split('_');
  if (prefix === '') return 'The API key is empty.';
  if (!prefixes.includes(prefix))
    return 'A Closient API key begins with csb_, csu_ or cpk_; this one does not. Copy it again from Closient.';
  if (rest.length > 0 || checksum === '')
    return 'A Closient API key has three parts with "_" between them; this one has not. Copy it again, whole.';
  if (!/^[0-9A-Za-z]{32}$/.test(body))
    return 'The middle part of a Closient API key has 32 letters and digits; this one has not. Copy it again, whole.';
  if (crc32(body).toString(16).padStart(8, '0') !== checksum)
    return 'The end of the API key does not match the rest of it: a character is wrong or missing. Copy it again.';
  if (prefix === 'cpk')
    return 'This is a publishable key, made for web pages. Use a business key (csb_...): this one may not read lots.';
  return null;
}
