import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';
import type { Order } from './use-order.ts';

export interface MoreChoicesProps {
  readonly job: Job;
  /** Each sheet is one label. */
  readonly roll: boolean;
  readonly printer: string | null;
  readonly order: Order;
}

/** What most orders leave as it is: spare labels, planned quantities, the name of the sheet that is left. */
export function MoreChoices({ job, roll, printer, order }: MoreChoicesProps) {
  const [open, setOpen] = useState(false);
  const { choices, choose } = order;
  // A serial is printed once.
  const counted = job.scope !== 'serials';
  if (!counted && roll) return null;
  return (
    <>
      <Button variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'print.less' : 'print.more')}
      </Button>
      {open && (
        <div className={classes['more']}>
          {job.scope === 'lots' && (
            <Switch
              label={t('print.planned')}
              checked={choices.planned}
              onChange={(event) => choose({ planned: event.currentTarget.checked, part: null, copies: 1 })}
            />
          )}
          {counted && <Spare order={order} />}
          {counted && !roll && (
            <Switch
              label={t('print.fill')}
              checked={choices.fill}
              disabled={choices.part !== null}
              onChange={(event) => choose({ fill: event.currentTarget.checked })}
            />
          )}
          {!roll && (
            <TextInput
              label={t('print.rest_as')}
              placeholder={choices.partSheet ?? printer ?? ''}
              maxLength={60}
              autoComplete="off"
              value={choices.restAs}
              onChange={(event) => choose({ restAs: event.currentTarget.value })}
            />
          )}
        </div>
      )}
    </>
  );
}

function Spare({ order: { choices, choose } }: { readonly order: Order }) {
  const { spare } = choices;
  return (
    <div className={classes['pair']}>
      <NumberInput
        size="md"
        label={t('print.spare')}
        min={0}
        max={spare.percent ? 100 : 10_000}
        allowDecimal={spare.percent}
        allowNegative={false}
        hideControls
        value={spare.count}
        onChange={(count) => {
          if (typeof count === 'number') choose({ spare: { ...spare, count } });
        }}
      />
      <Select
        label={t('print.spare_unit')}
        data={[
          { value: 'labels', label: t('print.spare_labels') },
          { value: 'percent', label: t('print.spare_percent') },
        ]}
        value={spare.percent ? 'percent' : 'labels'}
        allowDeselect={false}
        onChange={(unit) => choose({ spare: { count: 0, percent: unit === 'percent' } })}
      />
    </div>
  );
}
