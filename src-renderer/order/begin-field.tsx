import { Button, Select } from '@mantine/core';
import { OptionLines } from '../components/option-lines.tsx';
import { SheetPicture } from '../components/sheet-picture.tsx';
import { useAction } from '../components/use-verb.ts';
import { useStore } from '../state/store.ts';
import { t } from '../texts/t.ts';
import classes from './order.module.css';
import { beginAt } from './place-of-begin.ts';
import type { Order } from './use-order.ts';

/** No name that people could give: they are trimmed. */
const newSheet = ' ';

/** A new sheet, or one of those that lie in the drawer. Not there while none does. */
export function FirstSheet({ order: { subject, sheets, begin, change } }: { readonly order: Order }) {
  const { run: forget, busy } = useAction(
    t('print.forget_failed'),
    useStore((state) => state.forgetPartSheet),
  );
  if (sheets.length === 0) return null;
  const { sheet } = begin;
  const take = (name: string | null): void => {
    const taken = sheets.find((one) => one.name === name) ?? null;
    change({ goOn: false, begin: beginAt({ sheet: taken, position: 1 }, taken?.first_free ?? 1) });
  };
  return (
    <div className={classes['firstSheet']}>
      <Select
        label={t('print.first_sheet')}
        data={[
          { value: newSheet, label: t('print.new_sheet') },
          ...sheets.map(({ name }) => ({ value: name, label: name })),
        ]}
        value={sheet?.name ?? newSheet}
        comboboxProps={{ width: 300, position: 'bottom-end' }}
        onChange={take}
        renderOption={({ option }) => {
          const shown = sheets.find((one) => one.name === option.value);
          const detail = shown
            ? t('print.free_from', {
                position: shown.first_free,
                count: subject.perSheet - shown.first_free + 1,
              })
            : t('print.free_all', { count: subject.perSheet });
          return <OptionLines name={option.label} detail={detail} />;
        }}
      />
      {sheet && (
        <Button
          variant="subtle"
          loading={busy}
          onClick={() => {
            void forget(sheet.stock, sheet.name).then((outcome) => {
              if (outcome.ok) take(null);
            });
          }}
        >
          {t('print.forget_sheet')}
        </Button>
      )}
    </div>
  );
}

/** The first sheet as it lies in the tray: used places grey, the labels of this order from the tapped one on. */
export function BeginField({
  order: { subject, where, begin, labels, size, change },
}: {
  readonly order: Order;
}) {
  const { stock, perSheet, oneLotPerSheet, items } = subject;
  if (!stock) return null;
  const used = begin.sheet ? begin.sheet.first_free - 1 : 0;
  // With one lot per sheet only the copies of the first item are sure to lie on the first sheet.
  const first = oneLotPerSheet && items !== 1 ? where.copies : (labels ?? size.labels);
  const last = first === null ? perSheet : begin.position + first - 1;
  return (
    <figure className={classes['start']}>
      <SheetPicture
        columns={stock.columns}
        rows={stock.rows}
        aspect={stock.page_width_mm / stock.page_height_mm}
        chosen={begin.position}
        first={used + 1}
        last={perSheet}
        lookOf={(place) => (place < begin.position ? 'off' : place <= last ? 'on' : 'blank')}
        label={t('print.start_picture')}
        onChoose={(position) => change({ begin: beginAt(begin, position) })}
      />
      <figcaption>{t('print.start_hint')}</figcaption>
    </figure>
  );
}
