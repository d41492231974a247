const firstPollMs = 1_000;
const firstRetryMs = 2_000;
const longestPollMs = 30_000;
const longestRetryMs = 60_000;
/** Where only a person can change something; whoever does also wakes us. */
export const refusedPauseMs = 15 * 60_000;

/** How long to wait before the next poll of work that goes well: a small job is seen soon, a large one asked seldom. */
export function pollPauseMs(polls: number, random: () => number): number {
  return spread(Math.min(longestPollMs, firstPollMs * 1.5 ** polls), random);
}

/** How long to wait after a failure that passes. Without a network this costs nothing, so it is back within a minute. */
export function retryPauseMs(failures: number, random: () => number): number {
  return spread(Math.min(longestRetryMs, firstRetryMs * 2 ** failures), random);
}

/** Stations of a plant that came back at once should not ask at once. */
function spread(ms: number, random: () => number): number {
  return Math.round(ms * (0.75 + 0.5 * random()));
}
