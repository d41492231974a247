import { expect, test } from 'vitest';
import { readDownloadUrl, readOrigin, segment } from '../../../../src-main/core/sync/client/api-address.ts';

test.each([
  ['www.closient.com', 'https://www.closient.com'],
  [' https://www.closient.com/ ', 'https://www.closient.com'],
  ['HTTPS://WWW.Closient.com:443', 'https://www.closient.com'],
  ['http://localhost:8000', 'http://localhost:8000'],
  ['http://127.0.0.1:9', 'http://127.0.0.1:9'],
  ['http://[::1]:9', 'http://[::1]:9'],
])('%j is the API at %s', (text, origin) => {
  expect(readOrigin(text)).toBe(origin);
});

test.each([
  ['', /host name/],
  ['ftp://www.closient.com', /host name/],
  ['file:///etc/passwd', /host name/],
  ['https://', /host name/],
  ['https://me:secret@www.closient.com', /name or password/],
  ['https://www.closient.com/products', /ends with the host/],
  ['https://www.closient.com/?key=1', /ends with the host/],
  ['http://www.closient.com', /https/],
  ['http://127.0.0.1.evil.example', /https/],
  ['http://localhost.evil.example', /https/],
])('%j is refused', (text, sentence) => {
  expect(() => readOrigin(text)).toThrow(sentence);
});

test('a download link is encrypted when the API is, and is not repeated in the refusal', () => {
  const api = 'https://www.closient.com';
  expect(readDownloadUrl('https://b.s3.amazonaws.com/x?sig=1', api).host).toBe('b.s3.amazonaws.com');
  expect(readDownloadUrl('/downloads/x?sig=1', api).host).toBe('www.closient.com');
  for (const link of [
    'http://b.s3.amazonaws.com/x?sig=1',
    'file:///etc/passwd?sig=1',
    'https://a:b@c/?sig=1',
  ]) {
    expect(() => readDownloadUrl(link, api)).toThrow(/cannot be used/);
    expect(() => readDownloadUrl(link, api)).not.toThrow(/sig=1/);
  }
});

test('an id cannot be another path', () => {
  expect(segment('a/../b?c#d')).toBe('a%2F..%2Fb%3Fc%23d');
  expect(segment('%2e%2e')).toBe('%252e%252e');
  for (const id of ['', '.', '..', 'x'.repeat(201)]) expect(() => segment(id)).toThrow(/id for Closient/);
});
