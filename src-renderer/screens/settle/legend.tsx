import { t } from '../../texts/t.ts';
import { verdictWords } from './settle-sheet.tsx';
import sheet from './settle-sheet.module.css';
import classes from './settle.module.css';

/** What the looks of the labels mean. Readers of the screen hear it at every label. */
export function Legend() {
  return (
    <ul className={classes['legend']} aria-hidden="true">
      {(['good', 'last', 'free', 'freed', 'scrapped', 'known'] as const).map((verdict) => (
        <li key={verdict}>
          <span className={`${sheet['label']} ${classes['sample']}`} data-verdict={verdict} data-round />
          {t(verdictWords[verdict])}
        </li>
      ))}
    </ul>
  );
}
