import type { StockChoice } from '../../../src-shared/contract/system.ts';
import { SheetPicture } from '../../components/sheet-picture.tsx';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';

export interface StartPositionProps {
  readonly stock: StockChoice;
  /** Labels that follow from the start position on, as far as is known. */
  readonly labels: number;
  readonly position: number;
  readonly onChange: (position: number) => void;
}

/** The first sheet as it lies in the tray: used places grey, the labels of this run from the tapped one on. */
export function StartPosition({ stock, labels, position, onChange }: StartPositionProps) {
  const last = position + labels - 1;
  return (
    <figure className={classes['start']}>
      <SheetPicture
        columns={stock.columns}
        rows={stock.rows}
        aspect={stock.page_width_mm / stock.page_height_mm}
        chosen={position}
        first={1}
        last={stock.columns * stock.rows}
        lookOf={(place) => (place < position ? 'off' : place <= last ? 'on' : 'blank')}
        label={t('print.start_picture')}
        onChoose={onChange}
      />
      <figcaption>{t('print.start_hint')}</figcaption>
    </figure>
  );
}
