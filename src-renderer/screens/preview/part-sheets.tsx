import { Button, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PartSheet } from '../../../src-shared/contract/runs.ts';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';
import type { Order } from './use-order.ts';

const tapped = '';

/** The part-used sheets of the stock, by name; nothing where none is known. */
export function PartSheets({ stock, order }: { readonly stock: string; readonly order: Order }) {
  const readPartSheets = useStore((state) => state.readPartSheets);
  const reportLoading = useStore((state) => state.reportLoading);
  const [known, setKnown] = useState<readonly PartSheet[]>([]);
  const { run: forget, busy } = useAction(
    t('print.forget_failed'),
    useStore((state) => state.forgetPartSheet),
  );
  useEffect(() => {
    let gone = false;
    void readPartSheets(stock).then((outcome) => {
      if (gone) return;
      if (outcome.ok) setKnown(outcome.value);
      else reportLoading(outcome.problem);
    });
    return () => {
      gone = true;
    };
  }, [readPartSheets, reportLoading, stock]);
  if (known.length === 0) return null;
  const { partSheet } = order.choices;
  const take = (name: string | null): void => {
    const sheet = known.find((one) => one.name === name);
    order.choose({ partSheet: sheet?.name ?? null, position: sheet?.first_free ?? 1 });
  };
  return (
    <div className={classes['begin']}>
      <Select
        label={t('print.begin')}
        data={[
          { value: tapped, label: t('print.begin_here') },
          ...known.map(({ name, first_free: first, run_id: run }) => ({
            value: name,
            label: t(run === null ? 'print.begin_part' : 'print.begin_taken', { name, first }),
            disabled: run !== null,
          })),
        ]}
        value={partSheet ?? tapped}
        allowDeselect={false}
        onChange={take}
      />
      {partSheet !== null && (
        <Button
          variant="default"
          loading={busy}
          onClick={() =>
            void forget(stock, partSheet).then((outcome) => {
              if (!outcome.ok) return;
              setKnown(known.filter(({ name }) => name !== partSheet));
              take(null);
            })
          }
        >
          {t('print.forget_sheet')}
        </Button>
      )}
    </div>
  );
}
