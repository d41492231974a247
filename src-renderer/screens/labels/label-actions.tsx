import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LabelHistory } from '../../../src-shared/contract/labels.ts';
import type { AccountingType } from '../../../src-shared/states/lifecycle-events.ts';
import { mayDo } from '../../../src-shared/models/permissions.ts';
import { Icon, type IconName } from '../../components/icons.tsx';
import { useStore } from '../../state/store.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import { AccountDialog } from './account-dialog.tsx';
import classes from './labels.module.css';
import { ReprintDialog } from './reprint-dialog.tsx';

const acts: readonly { readonly type: AccountingType; readonly icon: IconName; readonly text: PlainKey }[] = [
  { type: 'SCRAPPED', icon: 'cross', text: 'labels.scrap' },
  { type: 'SAMPLED', icon: 'box', text: 'labels.sample' },
  { type: 'RETURNED', icon: 'back', text: 'labels.return' },
];

/** What can be done with a label that was printed; nothing stands here that would be refused. */
export function LabelActions({ history }: { readonly history: LabelHistory }) {
  const [open, setOpen] = useState<AccountingType | 'again' | null>(null);
  // Whoever is not signed in yet is asked to by the host; both acts belong to the same roles.
  const allowed = useStore(
    ({ me }) => me === null || (mayDo(me.role, 'reprint') && mayDo(me.role, 'account')),
  );
  const close = (): void => setOpen(null);
  const { reprint_run: run, printed, accounted, print_state } = history;
  // Of labels that were printed elsewhere nobody counts how many are left.
  const left = history.printed_elsewhere ? 1_000_000 : printed - accounted;
  if (run === null && left === 0) {
    return print_state === 'free' ? <p className={classes['never']}>{t('labels.never')}</p> : null;
  }
  if (!allowed) return <p className={classes['never']}>{t('labels.not_yours')}</p>;
  return (
    <div className={classes['actions']}>
      {run !== null && (
        <Button size="lg" leftSection={<Icon name="printer" />} onClick={() => setOpen('again')}>
          {t('labels.again')}
        </Button>
      )}
      {left > 0 && (
        <div className={classes['acts']}>
          {acts.map(({ type, icon, text }) => (
            <Button
              key={type}
              variant="default"
              leftSection={<Icon name={icon} size={16} />}
              onClick={() => setOpen(type)}
            >
              {t(text)}
            </Button>
          ))}
        </div>
      )}
      {run !== null && (
        <ReprintDialog opened={open === 'again'} onClose={close} history={history} run={run} />
      )}
      {acts.map(({ type }) => (
        <AccountDialog
          key={type}
          opened={open === type}
          onClose={close}
          history={history}
          type={type}
          most={history.serial === null ? left : 1}
        />
      ))}
    </div>
  );
}
