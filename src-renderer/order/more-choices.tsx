import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Chevron } from '../components/chevron.tsx';
import { NumberStepper } from '../components/number-stepper.tsx';
import { t } from '../texts/t.ts';
import type { OrderFormProps } from './order-form.tsx';
import classes from './order.module.css';
import { RangeField } from './range-field.tsx';
import type { Order } from './use-order.ts';

const maxSpare = 10_000;

/** What is wanted now and then. It stays open where something of it is on, so that nothing acts unseen. */
export function MoreChoices({ order, plan, pack }: OrderFormProps) {
  const { subject, where, change, roll } = order;
  const [wanted, { toggle }] = useDisclosure(false);
  const serials = subject.scope === 'serials';
  const on =
    (!serials && (where.spare.count > 0 || where.fillLastSheet || where.planned)) ||
    where.proofFirst ||
    where.range !== null ||
    where.restAs !== '' ||
    (pack && where.scanPack);
  const open = wanted || on;
  return (
    <div className={classes['moreBox']}>
      <Button
        variant="subtle"
        aria-expanded={open}
        disabled={on}
        onClick={toggle}
        rightSection={<Chevron open={open} />}
      >
        {t('print.more')}
      </Button>
      {open && (
        <div className={classes['moreFields']}>
          {pack && (
            <Switch
              label={t('print.scan_pack')}
              description={t('print.scan_pack_hint')}
              checked={where.scanPack}
              onChange={(event) => change({ scanPack: event.currentTarget.checked })}
            />
          )}
          <Switch
            label={t('print.proof_first')}
            description={t('print.proof_first_hint')}
            checked={where.proofFirst}
            onChange={(event) => change({ proofFirst: event.currentTarget.checked })}
          />
          {plan && (
            <Switch
              label={t('print.planned')}
              description={t('print.planned_hint')}
              checked={where.planned}
              onChange={(event) => change({ planned: event.currentTarget.checked })}
            />
          )}
          {!serials && !roll && (
            <Switch
              label={t('print.fill')}
              checked={where.fillLastSheet}
              disabled={where.range !== null}
              onChange={(event) => change({ fillLastSheet: event.currentTarget.checked })}
            />
          )}
          {!serials && <SpareFields order={order} />}
          <RangeField order={order} />
          {!roll && (
            <TextInput
              label={t('print.rest_as')}
              placeholder={order.begin.sheet?.name ?? order.printer?.name ?? ''}
              maxLength={60}
              autoComplete="off"
              value={where.restAs}
              onChange={(event) => change({ restAs: event.currentTarget.value })}
            />
          )}
        </div>
      )}
    </div>
  );
}

function SpareFields({ order: { where, change } }: { readonly order: Order }) {
  const { spare } = where;
  return (
    <div className={classes['pair']}>
      <NumberStepper
        label={t('print.spare')}
        value={spare.count}
        min={0}
        max={spare.percent ? 100 : maxSpare}
        onChange={(count) => change({ spare: { ...spare, count } })}
      />
      <Select
        label={t('print.spare_unit')}
        data={[
          { value: 'labels', label: t('print.spare_labels') },
          { value: 'percent', label: t('print.spare_percent') },
        ]}
        value={spare.percent ? 'percent' : 'labels'}
        allowDeselect={false}
        onChange={(unit) => change({ spare: { count: 0, percent: unit === 'percent' } })}
      />
    </div>
  );
}
