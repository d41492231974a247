import { PrintRoomError } from '../../../src-shared/errors.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { LabelData } from './protocol.ts';
import type { NewTask } from './task-queue.ts';

/** The error of a task that no thread could do: which labels it has, so that somebody can look at them. */
export function couldNotDraw(task: NewTask, why: string): PrintRoomError {
  if (task.kind === 'read')
    return new PrintRoomError('render_failed', `${task.pictures.length} pictures could not be read: ${why}.`);
  const sentence =
    task.kind === 'page'
      ? `${pageOf(task.labels.map(({ label }) => label))} could not be drawn: ${why}. Nothing was printed.`
      : `The symbols of ${stretchOf(task.labels, 'entities')} could not be drawn: ${why}. No file was made.`;
  return new PrintRoomError('render_failed', sentence);
}

function pageOf(labels: readonly LabelData[]): string {
  return labels.length === 0 ? 'An empty page' : `The page of ${stretchOf(labels, 'labels')}`;
}

function stretchOf(labels: readonly LabelData[], what: string): string {
  const first = labels[0];
  const last = labels[labels.length - 1];
  if (!first || !last) return `no ${what}`;
  if (first === last) return nameOfEntity(first);
  return `${labels.length} ${what} from ${nameOfEntity(first)} to ${nameOfEntity(last)}`;
}
