import { t } from '../../texts/t.ts';
import classes from './sync.module.css';

/** Beside what no public page of Closient describes. */
export function Assumed() {
  return (
    <span className={classes['assumed']} title={t('sync.assumed_hint')}>
      {t('sync.assumed')}
    </span>
  );
}
