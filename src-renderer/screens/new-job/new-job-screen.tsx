import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { ChooseLabels } from './choose-labels.tsx';
import { ImportFile } from './import-file.tsx';
import { NewLot } from './new-lot.tsx';
import classes from './new-job.module.css';
import { useWithCatalog } from './use-with-catalog.ts';

type Way = 'choose' | 'lot' | 'import';

/** Three ways to labels: choose from what is there, make a lot by hand, bring a file. */
export function NewJobScreen() {
  const [way, setWay] = useState<Way>('choose');
  const loadProducts = useStore((state) => state.loadProducts);
  useWithCatalog(loadProducts);
  return (
    <div className={classes['screen']}>
      <SegmentedControl
        className={classes['ways'] ?? ''}
        aria-label={t('new.ways')}
        value={way}
        onChange={(value) => setWay(value)}
        data={[
          { value: 'choose', label: t('new.choose') },
          { value: 'lot', label: t('new.lot') },
          { value: 'import', label: t('new.import') },
        ]}
      />
      {way === 'choose' && <ChooseLabels />}
      {way === 'lot' && <NewLot onMade={() => setWay('choose')} />}
      {way === 'import' && <ImportFile />}
    </div>
  );
}
