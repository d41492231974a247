import type { Run } from '../../../src-shared/contract/common.ts';
import { wordsOfChunk } from '../../texts/state-words.ts';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';

/** The parts that a run goes to its printer in, and what is known of each. */
export function Chunks({ run }: { readonly run: Run }) {
  return (
    <section className={classes['chunks']}>
      <h3>{t('chunk.title')}</h3>
      <ul>
        {run.chunks.map((chunk) => (
          <li key={chunk.chunk}>
            <span>
              {t('chunk.line', {
                chunk: chunk.chunk,
                count: chunk.labels,
                state: wordsOfChunk(run, chunk),
              })}
            </span>
            {chunk.saved_as !== null && <code>{chunk.saved_as}</code>}
            {chunk.message !== null && <span>{chunk.message}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
