import type { QueueState } from '../core/queue-state.ts';
import { say } from './texts/texts.ts';

/** One line, as for the tray: what waits for a person comes first. */
export function queueWords({ making, printing, waiting }: QueueState): string {
  const parts = [
    waiting > 0 ? say('queue.waiting', { count: waiting }) : null,
    printing > 0 ? say('queue.printing', { count: printing }) : null,
    making > 0 ? say('queue.making', { count: making }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? say('queue.nothing') : parts.join(', ');
}
