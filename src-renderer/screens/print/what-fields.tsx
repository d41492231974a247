import {
  MultiSelect,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
  type ComboboxItem,
  type ComboboxItemGroup,
} from '@mantine/core';
import { useCallback, useState } from 'react';
import type { LotRunChoice } from '../../../src-shared/contract/catalog.ts';
import { OptionLines } from '../../components/option-lines.tsx';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import { LotsField } from './lots-field.tsx';
import classes from './print.module.css';
import { useWithCatalog } from './use-with-catalog.ts';

/** Which entities: scope and filters. */
export function WhatFields() {
  const draft = useStore((state) => state.draft);
  const change = useStore((state) => state.changeDraft);
  return (
    <section className={classes['group']} aria-label={t('new.what')}>
      <div className={classes['head']}>
        <h2>{t('new.what')}</h2>
        <SegmentedControl
          aria-label={t('new.scope')}
          value={draft.scope}
          // Lots that were chosen belong to the other scopes; the API refuses them at products.
          onChange={(scope) => change(scope === 'products' ? { scope, lots: [], lotRun: null } : { scope })}
          data={[
            { value: 'serials', label: t('new.serials') },
            { value: 'lots', label: t('new.lots') },
            { value: 'products', label: t('new.products') },
          ]}
        />
      </div>
      <ProductsField />
      {draft.scope !== 'products' && <LotsField />}
      {draft.scope !== 'products' && <LotRunField />}
      <div className={classes['pair']}>
        <TextInput
          type="date"
          label={t('new.from')}
          value={draft.from}
          max={draft.to || undefined}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('new.to')}
          value={draft.to}
          min={draft.from || undefined}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </div>
      <Switch
        className={classes['switch'] ?? ''}
        label={t('new.never_printed')}
        description={t(
          draft.neverPrinted
            ? 'new.never_printed_on'
            : draft.scope === 'products'
              ? 'new.never_printed_off_products'
              : draft.scope === 'lots'
                ? 'new.never_printed_off_lots'
                : 'new.never_printed_off',
        )}
        checked={draft.neverPrinted}
        onChange={(event) => change({ neverPrinted: event.currentTarget.checked })}
      />
    </section>
  );
}

function ProductsField() {
  const gtins = useStore((state) => state.draft.gtins);
  const products = useStore((state) => state.products);
  const change = useStore((state) => state.changeDraft);
  const named = new Map(products.map((product) => [product.gtin, product]));
  return (
    <MultiSelect
      label={t('new.products')}
      placeholder={gtins.length === 0 ? t('new.products_all') : ''}
      data={products.map(({ gtin, name }) => ({ value: gtin, label: name ?? gtin }))}
      filter={({ options, search }) => options.filter((option) => isProduct(option, search))}
      value={[...gtins]}
      // Lots belong to the products that were chosen before.
      onChange={(value) => change({ gtins: value, lots: [] })}
      searchable
      clearable
      hidePickedOptions
      limit={100}
      maxDropdownHeight={320}
      nothingFoundMessage={t('new.products_none')}
      clearButtonProps={{ 'aria-label': t('new.products_clear') }}
      renderOption={({ option }) => {
        const product = named.get(option.value);
        return (
          <OptionLines
            name={product?.name ?? option.value}
            detail={
              <>
                {option.value}
                {product && ` · ${t('new.product_never', { count: formatNumber(product.never_printed) })}`}
              </>
            }
          />
        );
      }}
    />
  );
}

/** A product is found by any part of its name or GTIN. */
function isProduct(option: ComboboxItem | ComboboxItemGroup<ComboboxItem>, search: string): boolean {
  return (
    'value' in option && `${option.label} ${option.value}`.toLowerCase().includes(search.trim().toLowerCase())
  );
}

/** Only where files brought lot runs. */
function LotRunField() {
  const lotRun = useStore((state) => state.draft.lotRun);
  const change = useStore((state) => state.changeDraft);
  const findLotRuns = useStore((state) => state.findLotRuns);
  const [runs, setRuns] = useState<readonly LotRunChoice[]>([]);
  const load = useCallback(async () => {
    const outcome = await findLotRuns();
    if (!outcome.ok) return outcome;
    setRuns(outcome.value);
    return { ok: true, value: undefined } as const;
  }, [findLotRuns]);
  useWithCatalog(load);
  if (runs.length === 0 && lotRun === null) return null;
  const all = lotRun === null || runs.some(({ id }) => id === lotRun.id) ? runs : [lotRun, ...runs];
  return (
    <Select
      label={t('new.lot_run')}
      placeholder={t('new.lot_run_all')}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={lotRun?.id ?? null}
      onChange={(value) => {
        const found = all.find(({ id }) => id === value);
        change({ lotRun: found ? { id: found.id, name: found.name } : null });
      }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('new.lot_run_all') }}
      maxDropdownHeight={320}
    />
  );
}
