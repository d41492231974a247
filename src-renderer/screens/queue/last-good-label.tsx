import type { StockChoice } from '../../../src-shared/contract/system.ts';
import { NumberStepper } from '../../components/number-stepper.tsx';
import { SheetPicture } from '../../components/sheet-picture.tsx';
import { t } from '../../texts/t.ts';
import classes from './queue.module.css';
import type { Places } from './sheet-places.ts';

export interface LastGoodLabelProps {
  /** null where nobody here knows how the sheet looks: then the number alone is asked. */
  readonly stock: StockChoice | null;
  readonly places: Places;
  /** The sheet after the good ones, from 1. */
  readonly sheet: number;
  /** Its number among the labels of that sheet, from 1: a sheet that begins at position 10 has label 1 there. */
  readonly value: number | null;
  readonly onChange: (label: number) => void;
}

/** Tap the last good label on a picture of the sheet. */
export function LastGoodLabel({ stock, places, sheet, value, onChange }: LastGoodLabelProps) {
  if (!stock) {
    return (
      <NumberStepper
        label={t('settle.good_on_sheet', { sheet })}
        value={value ?? 0}
        min={0}
        max={places.last - places.first + 1}
        onChange={onChange}
      />
    );
  }
  const position = value === null ? null : value + places.first - 1;
  return (
    <div className={classes['lastGood']}>
      <span>
        {value === null
          ? t('settle.last_good', { sheet })
          : t('settle.last_good_is', { count: value, sheet })}
      </span>
      <SheetPicture
        columns={stock.columns}
        rows={stock.rows}
        aspect={stock.page_width_mm / stock.page_height_mm}
        chosen={position ?? 0}
        first={places.first}
        last={places.last}
        lookOf={(place) => {
          if (place < places.first || place > places.last) return 'off';
          return position !== null && place <= position ? 'on' : 'blank';
        }}
        label={t('settle.last_good', { sheet })}
        onChoose={(place) => onChange(place - places.first + 1)}
      />
    </div>
  );
}
