/**
 * The last moment at which a daily backup was due. On this machine's clock: people set the hour they know from the
 * wall, and keep it when the clock is changed in spring.
 * @param time `HH:MM`. @param now epoch milliseconds, like the answer.
 */
export function lastDue(time: string, now: number): number {
  const at = atTime(time, now);
  return at <= now ? at : atTime(time, now, -1);
}

/** The next one, after `now`. */
export function nextDue(time: string, now: number): number {
  const at = atTime(time, now);
  return at > now ? at : atTime(time, now, 1);
}

function atTime(time: string, now: number, days = 0): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hours, minutes).getTime();
}
