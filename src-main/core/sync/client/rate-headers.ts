/** One quota: at most `limit` requests in `seconds`. */
export interface QuotaWindow {
  readonly limit: number;
  readonly seconds: number;
}

/** What one answer says of the window that will trip first. `resetSeconds` counts from now. */
export interface RateReport {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetSeconds: number | null;
}

/** Numbers from here on are instants, not spans: 2001 as Unix time, 31 years as seconds. */
const firstInstant = 1_000_000_000;
const mostWindows = 8;

/** All windows of `RateLimit-Policy`, such as `300;w=60, 10000;w=86400`; what cannot be read is left out. */
export function readPolicy(headers: Headers): QuotaWindow[] {
  const windows = new Map<number, QuotaWindow>();
  for (const item of (headers.get('ratelimit-policy') ?? '').split(',').slice(0, mostWindows)) {
    const [limitText = '', ...parameters] = item.split(';').map((part) => part.trim());
    const span = parameters.find((parameter) => parameter.startsWith('w='))?.slice(2) ?? '';
    const [limit, seconds] = [wholeNumber(limitText), wholeNumber(span)];
    if (!limit || !seconds || seconds >= firstInstant) continue;
    // Two quotas over the same span: the smaller one decides.
    const known = windows.get(seconds);
    if (!known || known.limit > limit) windows.set(seconds, { limit, seconds });
  }
  return [...windows.values()];
}

/** `RateLimit-*`, and where one is missing or nonsense its `X-` alias. */
export function readReport(headers: Headers, now: number): RateReport {
  const pick = (name: string): number | null =>
    wholeNumber(headers.get(`ratelimit-${name}`) ?? '') ??
    wholeNumber(headers.get(`x-ratelimit-${name}`) ?? '');
  const limit = pick('limit');
  return {
    // A limit of 0 would close the API for ever; nobody means it.
    limit: limit === 0 ? null : limit,
    remaining: pick('remaining'),
    resetSeconds: secondsUntilReset(headers, now),
  };
}

/**
 * `RateLimit-Reset` in seconds, else `X-RateLimit-Reset`, an instant of the server's clock: compared with the `Date`
 * of the same answer, a wrong clock here does no harm. Either may come in the other's form.
 */
export function secondsUntilReset(headers: Headers, now: number): number | null {
  const value =
    wholeNumber(headers.get('ratelimit-reset') ?? '') ?? wholeNumber(headers.get('x-ratelimit-reset') ?? '');
  if (value === null || value < firstInstant) return value;
  const serverNow = dateOf(headers) ?? now;
  return Math.max(0, Math.ceil(value - serverNow / 1000));
}

/** The server's clock when it answered, epoch milliseconds; an answer from a cache has grown older since. */
export function dateOf(headers: Headers): number | null {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) return null;
  return date + (wholeNumber(headers.get('age') ?? '') ?? 0) * 1000;
}

/** Digits alone, up to 2^53; of a header that came twice the first. Anything else is null. */
export function wholeNumber(text: string): number | null {
  const first = text.split(',', 1)[0]?.trim() ?? '';
  if (!/^\d{1,16}$/.test(first)) return null;
  const value = Number(first);
  return Number.isSafeInteger(value) ? value : null;
}
