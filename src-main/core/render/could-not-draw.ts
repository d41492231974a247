import { PrintRoomError } from '../../../src-shared/errors.ts';
import { nameOfEntity } from '../../../src-shared/entity-name.ts';
import type { PageTask } from './protocol.ts';

/** The error of a page that no thread could draw: which labels it has, so that somebody can look at them. */
export function couldNotDraw(task: Pick<PageTask, 'labels'>, why: string): PrintRoomError {
  const first = task.labels[0];
  const last = task.labels[task.labels.length - 1];
  let page = 'An empty page';
  if (first) page = `The page of ${nameOfEntity(first.label)}`;
  if (first && last && last !== first) {
    page = `The page of ${task.labels.length} labels from ${nameOfEntity(first.label)} to ${nameOfEntity(last.label)}`;
  }
  return new PrintRoomError('render_failed', `${page} could not be drawn: ${why}. Nothing was printed.`);
}
