import { useEffect } from 'react';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { LabelDetail } from './label-detail.tsx';
import { LabelList } from './label-list.tsx';
import { LabelsBar } from './labels-bar.tsx';
import classes from './labels.module.css';

/** Any label of the organisation: found by scan or by a few characters, with everything that happened to it. */
export function LabelsScreen() {
  useFindFromAddress();
  return (
    <div className={classes['screen']}>
      <section className={classes['found']} aria-label={t('labels.title')}>
        <LabelsBar />
        <LabelList />
      </section>
      <aside className={`${classes['detail']} pr-scroll`} aria-label={t('labels.detail')}>
        <LabelDetail />
      </aside>
    </div>
  );
}

/** An address may name what to look for: `#/labels/TEXT`. */
function useFindFromAddress(): void {
  const find = useStore((state) => state.findLabel);
  const lookUp = useStore((state) => state.lookUp);
  const narrow = useStore((state) => state.narrowLabels);
  useEffect(() => {
    if (find === null) return;
    const look = async (): Promise<void> => {
      if (await lookUp([find])) return;
      // What is no whole label may be the beginning of some.
      narrow({ text: find, of: null });
    };
    void look();
  }, [find, lookUp, narrow]);
}
