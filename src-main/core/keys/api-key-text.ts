import { hash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const form = /^csb_([0-9A-Za-z]{32})_([0-9a-f]{8})$/;

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

/**
 * What a text can be before anything is looked up: a key, a key with a slip of the pen in it, or something else. The
 * checksum is there for the second: people type keys from paper.
 */
export function kindOfKeyText(text: string): 'key' | 'mistyped' | 'no key' {
  const [, body = '', checksum = ''] = form.exec(text) ?? [];
  if (body === '') return text.startsWith('csb_') ? 'mistyped' : 'no key';
  return checksumOf(body) === checksum ? 'key' : 'mistyped';
}

/** SHA-256 in hex: all that is ever stored of a key. Its 190 random bits need no slow hash. */
export function hashOfKey(text: string): string {
  return hash('sha256', text, 'hex');
}
