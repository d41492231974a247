import type { Run } from '../../../src-shared/contract/common.ts';
import { t } from '../../texts/t.ts';
import { CancelRun } from './cancel-buttons.tsx';
import { GoOn } from './go-on.tsx';
import classes from './queue.module.css';

/** The first sheet is out: somebody looks at it, then the rest comes or does not. */
export function ProofCard({ run }: { readonly run: Run }) {
  return (
    <section className={classes['card']} aria-label={t('proof.title')}>
      <h3>{t('proof.title')}</h3>
      <p>{t('proof.how', { count: run.labels.queued })}</p>
      <div className={classes['ways']}>
        <GoOn run={run} size="lg" />
        <CancelRun run={run} />
      </div>
    </section>
  );
}
