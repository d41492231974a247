import { redactText } from '../../logs/redact-text.ts';

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const longest = 500;

/**
 * A text of a server or of the network as it may be shown and logged: without anything that is or looks like a key,
 * without queries of URLs, on one line, of bounded length.
 * @param key the key in use, of whatever form.
 */
export function redact(text: string, key: string): string {
  // A server may repeat a long answer; what is cut off first cannot leave half a key behind.
  let clean = text.slice(0, longest * 20);
  if (key !== '') clean = clean.replaceAll(key, '[key]');
  clean = redactText(clean).replaceAll(controls, ' ').trim();
  return clean.length > longest ? `${clean.slice(0, longest)}...` : clean;
}
