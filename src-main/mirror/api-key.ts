import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new key of the documented form: `csb_`, 32 letters and digits, and their CRC-32 as 8 hex digits. */
export function mintApiKey(): string {
  let body = '';
  for (let i = 0; i < 32; i++) body += alphabet.charAt(randomInt(alphabet.length));
  return `csb_${body}_${checksumOf(body)}`;
}

/** CRC-32 of the body alone, as the authentication page says. */
export function checksumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}
