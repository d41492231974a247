import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { normalizeGtin, validateLot } from '../../../src-shared/gs1/index.ts';
import { NumberPad } from '../../components/number-pad.tsx';
import { useScan } from '../../scanner/use-scan.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { say } from '../../texts/say.ts';
import { t } from '../../texts/t.ts';
import { DateField } from './date-field.tsx';
import { GtinField } from './gtin-field.tsx';
import { LookFields } from './look-fields.tsx';
import own from './lot.module.css';
import classes from './print.module.css';

/** The most labels that are planned at once; the core takes them all, a slip of the finger does not make them. */
const mostLabels = 999_999;

/** A lot typed by hand, for a plant without Closient or a file. The large button makes it and prints it. */
export function NewLot() {
  const draft = useStore((state) => state.lotDraft);
  const change = useStore((state) => state.changeLotDraft);
  const products = useStore((state) => state.products);
  const known = products.find((product) => product.gtin === draft.gtin.trim().padStart(14, '0'));
  const isGtin = normalizeGtin(draft.gtin.trim()).ok;
  // A pack of the product says its GTIN, and often its lot.
  useScan(({ scan }) => {
    if (scan.kind === 'label') {
      const { gtin, lot } = scan.label;
      return change(lot === null ? { gtin, dateKind: null } : { gtin, lot, dateKind: null });
    }
    const gtin = normalizeGtin(scan.text.trim());
    if (!gtin.ok) return false;
    return change({ gtin: gtin.value, dateKind: null });
  });
  const lotField = useRef<HTMLInputElement>(null);
  // For the next lot of the same product only its number is asked.
  const again = useRef(draft.gtin !== '');
  useEffect(() => {
    if (again.current) lotField.current?.focus();
  }, []);
  const lot = draft.lot.trim() === '' ? null : validateLot(draft.lot.trim());
  return (
    <>
      <div className={classes['lotForm']}>
        <div className={own['fields']}>
          <GtinField />
          {known === undefined && isGtin && (
            <TextInput
              label={t('lot.name')}
              description={t('lot.name_hint')}
              value={draft.productName}
              maxLength={200}
              onChange={({ currentTarget: { value } }) => change({ productName: value })}
            />
          )}
          <div className={classes['pair']}>
            <TextInput
              ref={lotField}
              label={t('lot.lot')}
              description={lot?.ok === false ? null : t('lot.lot_hint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={draft.lot}
              maxLength={20}
              autoComplete="off"
              spellCheck={false}
              error={lot?.ok === false ? say(lot.message) : null}
              onChange={({ currentTarget: { value } }) => change({ lot: value })}
            />
            <DateField label={t('lot.date')} value={draft.date} onChange={(date) => change({ date })} />
          </div>
          <Input.Wrapper label={t('lot.date_kind')} size="md" labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('lot.date_kind')}
              value={draft.dateKind ?? known?.date_kind ?? 'use_by'}
              onChange={(value) => change({ dateKind: value === 'use_by' ? 'use_by' : 'best_before' })}
              data={[
                { value: 'use_by', label: t('lot.use_by') },
                { value: 'best_before', label: t('lot.best_before') },
              ]}
            />
          </Input.Wrapper>
        </div>
        <div className={own['quantity']}>
          <div className={own['figure']}>
            <span>{t('lot.quantity')}</span>
            <output aria-label={t('lot.quantity')}>
              {draft.quantity === null ? '–' : formatNumber(draft.quantity)}
            </output>
          </div>
          <NumberPad
            value={draft.quantity}
            max={mostLabels}
            proposed={false}
            all={false}
            onChange={(quantity) => change({ quantity: quantity === 0 ? null : quantity })}
          />
          <p className={classes['hint']}>{t('lot.quantity_hint')}</p>
        </div>
      </div>
      <LookFields />
    </>
  );
}
