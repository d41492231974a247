import { NoteBox } from '../../components/note-box.tsx';
import { OrderForm } from '../../order/order-form.tsx';
import orderClasses from '../../order/order.module.css';
import { useOrder } from '../../order/use-order.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { FilesPanel } from './files-panel.tsx';
import { GoButton } from './go-button.tsx';
import { KeepPreset } from './keep-preset.tsx';
import classes from './print.module.css';
import { SubjectTitle } from './subject-title.tsx';
import type { Subject } from './use-subject.ts';

/** What comes of the choice: how many, on which printer, from which place on; and the one large button. */
export function OrderPanel({ subject }: { readonly subject: Subject }) {
  return subject.make === 'sheet_pdf' ? <SheetOrder subject={subject} /> : <FilesPanel subject={subject} />;
}

function SheetOrder({ subject }: { readonly subject: Subject }) {
  const where = useStore((state) => state.where);
  const change = useStore((state) => state.changeWhere);
  const oneLotPerSheet = useStore((state) => state.settings?.['one_lot_per_sheet'] === true);
  const isPreset = useStore((state) => state.presetId !== null);
  const { sheet, scope, items, planned } = subject;
  const stock = sheet?.stock ?? null;
  const order = useOrder(
    {
      scope,
      items,
      planned,
      ownSheets: null,
      stockId: stock?.id ?? null,
      stock,
      perSheet: stock ? stock.columns * stock.rows : 1,
      oneLotPerSheet,
      qr: sheet?.symbol !== 'datamatrix',
    },
    where,
    change,
  );
  return (
    <>
      <div className={`${orderClasses['order']} pr-scroll`}>
        <div className={classes['orderHead']}>
          <SubjectTitle
            subject={subject}
            size={order.size}
            roll={order.roll}
            part={order.range === null ? null : order.labels}
          />
          {subject.kind === 'draft' && !isPreset && <KeepPreset />}
        </div>
        {stock && <p className={classes['ofStock']}>{stock.name}</p>}
        {subject.lost && (
          <NoteBox tone="trouble" said="at_once">
            {t('print.lost')}
          </NoteBox>
        )}
        <OrderForm order={order} plan={scope === 'lots' && subject.kind === 'draft'} pack />
      </div>
      <GoButton subject={subject} order={order} />
    </>
  );
}
