import { SegmentedControl, Select } from '@mantine/core';
import { sheetOf } from '../../state/draft.ts';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import classes from './print.module.css';

/** On which stock, with which symbol and layout. */
export function LookFields() {
  const draft = useStore((state) => state.draft);
  const stocks = useStore((state) => state.stocks);
  const change = useStore((state) => state.changeDraft);
  const sheet = sheetOf(draft, stocks);
  const symbol = sheet?.symbol ?? draft.symbol;
  const layouts = sheet?.layouts ?? [];
  const fits = (one: 'qr' | 'datamatrix'): boolean =>
    sheet?.stock.layouts.some((layout) => layout.symbol === one) ?? true;
  return (
    <section className={classes['group']} aria-label={t('new.look')}>
      <div className={classes['head']}>
        <h2>{t('new.look')}</h2>
        <SegmentedControl
          aria-label={t('new.symbol')}
          value={symbol}
          onChange={(value) => change({ symbol: value, layout: null })}
          data={[
            { value: 'qr', label: t('symbol.qr'), disabled: !fits('qr') },
            { value: 'datamatrix', label: t('symbol.datamatrix'), disabled: !fits('datamatrix') },
          ]}
        />
      </div>
      <Select
        label={t('new.stock')}
        data={stocks.map(({ id, name }) => ({ value: id, label: name }))}
        value={sheet?.stock.id ?? null}
        onChange={(stock) => change({ stock, layout: null })}
        maxDropdownHeight={320}
      />
      <output className={classes['hint']}>
        {symbol !== draft.symbol && t(symbol === 'qr' ? 'new.no_room_datamatrix' : 'new.no_room_qr')}
      </output>
      <Select
        label={t('new.layout')}
        data={layouts.map(({ id, name }) => ({ value: id, label: name }))}
        value={sheet?.layout?.id ?? null}
        onChange={(layout) => change({ layout })}
        placeholder={t('new.layout_none')}
        disabled={layouts.length === 0}
      />
    </section>
  );
}
