import { renew, usable, type QuotaState, type WindowState } from './quota.ts';

/** How long the rest of a pass takes as far as the quotas decide it; the time of the answers themselves comes on top. */
export interface Forecast {
  readonly requests: number;
  /** Epoch milliseconds, not before now. */
  readonly finishesAt: number;
  /** Requests that may go before the longest window (the day) stops them; null when it does not. */
  readonly allowedBeforeStop: number | null;
  /** When it goes on after that stop; null when it does not stop. */
  readonly goesOnAt: number | null;
  /** For people. */
  readonly sentence: string;
}

const mostRounds = 50_000;
/** A pause of a window up to this length is pacing; a longer one is a stop that people are told of. */
const pacingSeconds = 3600;

/** Plays the quotas forward, window by window. @param timeZone of the sentence; absent: this machine's. */
export function forecast(
  state: QuotaState,
  requests: number,
  now: number,
  { timeZone }: { readonly timeZone?: string } = {},
): Forecast {
  const windows = state.windows.map((window) => ({ ...window }));
  let at = Math.max(now, state.pausedUntil);
  let left = Math.max(0, Math.ceil(requests));
  let stop: { readonly sent: number; readonly goesOnAt: number } | null = null;
  if (at - now > pacingSeconds * 1000 && left > 0) stop = { sent: 0, goesOnAt: at };

  for (let round = 0; left > 0; round++) {
    for (const window of windows) renew(window, at);
    const step = Math.min(left, ...windows.map(allowance));
    for (const window of windows) {
      window.left -= step;
      if (step > 0) window.resetsAt ??= at + window.seconds * 1000;
    }
    left -= step;
    if (left === 0) break;
    if (round === mostRounds) return tooLong(requests, now);

    const [full] = windows
      .filter((window) => allowance(window) === 0)
      .toSorted((a, b) => (b.resetsAt ?? 0) - (a.resetsAt ?? 0));
    const next = Math.max(at + 1, full?.resetsAt ?? at + 1);
    if (full && full.seconds > pacingSeconds) stop ??= { sent: requests - left, goesOnAt: next };
    at = next;
  }
  const result = {
    requests,
    finishesAt: at,
    allowedBeforeStop: stop?.sent ?? null,
    goesOnAt: stop?.goesOnAt ?? null,
  };
  return { ...result, sentence: sentenceOf(result, now, timeZone) };
}

function allowance(window: WindowState): number {
  return Math.max(0, usable(window, false));
}

function tooLong(requests: number, now: number): Forecast {
  return {
    requests,
    finishesAt: now + 10 * 365 * 86_400_000,
    allowedBeforeStop: null,
    goesOnAt: null,
    sentence: `The quota of this key is too small for ${count(requests)} requests; ask Closient for a larger one.`,
  };
}

function sentenceOf(result: Omit<Forecast, 'sentence'>, now: number, timeZone: string | undefined): string {
  const { requests, finishesAt, allowedBeforeStop, goesOnAt } = result;
  const when = (instant: number): string => clockTime(instant, now, timeZone);
  if (requests === 0) return 'Nothing is left to ask.';
  if (goesOnAt === null) {
    if (finishesAt - now < 1000) return `The quota allows the ${count(requests)} requests at once.`;
    return `The quota allows the ${count(requests)} requests; the last one goes ${when(finishesAt)}.`;
  }
  const allowed = allowedBeforeStop ?? 0;
  const quota =
    allowed === 0
      ? `The day's quota is used up; the pass needs ${count(requests)} more requests; `
      : `The day's quota allows ${count(allowed)} requests; the pass needs ${count(requests)}; `;
  const end = finishesAt - goesOnAt > 60_000 ? `; the last one goes ${when(finishesAt)}` : '';
  return `${quota}it goes on ${when(goesOnAt)}${end}.`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

/** "at 14:05", "tomorrow at 02:13", "on 25 November at 02:13". */
export function clockTime(instant: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }).format(
    instant,
  );
  const day = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', ...zone }).format(at);
  if (day(instant) === day(now)) return `at ${time}`;
  if (day(instant) === day(now + 86_400_000)) return `tomorrow at ${time}`;
  return `on ${day(instant)} at ${time}`;
}
