import { useDebouncedValue } from '@mantine/hooks';
import type { LabelQuery } from '../../state/labels.ts';
import { useStore } from '../../state/store.ts';

/** Long enough for the next key, short enough to seem at once. */
const typingMs = 90;

/** What is looked for, when the hand rests. */
export function useSettledQuery(): LabelQuery {
  const [query] = useDebouncedValue(
    useStore((state) => state.labelQuery),
    typingMs,
  );
  return query;
}
