import { MultiSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LotChoice } from '../../../src-shared/contract/catalog.ts';
import { OptionLines } from '../../components/option-lines.tsx';
import { useStore } from '../../state/store.ts';
import { formatDate } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';

/** Long enough to let a finger finish. */
const quietMs = 200;

/** Lots of the chosen products, found by a part of their number: there may be a hundred thousand. */
export function LotsField() {
  const lots = useStore((state) => state.draft.lots);
  const gtins = useStore((state) => state.draft.gtins);
  const change = useStore((state) => state.changeDraft);
  const findLots = useStore((state) => state.findLots);
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<readonly LotChoice[]>([]);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void findLots(gtins, search).then((outcome) => {
        if (!gone && outcome.ok) setFound(outcome.value);
      });
    }, quietMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [findLots, gtins, search]);
  const named = new Map<string, { gtin: string; lot: string; row: LotChoice | null }>([
    ...lots.map(({ id, gtin, lot }) => [id, { gtin, lot, row: null }] as const),
    ...found.map((row) => [row.id, { gtin: row.gtin, lot: row.lot, row }] as const),
  ]);
  return (
    <MultiSelect
      label={t('new.lots')}
      placeholder={lots.length === 0 ? t('new.lots_all') : ''}
      data={[...named].map(([id, { lot }]) => ({ value: id, label: lot }))}
      // The host has searched already.
      filter={({ options }) => options}
      value={lots.map(({ id }) => id)}
      onChange={(ids) =>
        change({
          lots: ids.flatMap((id) => {
            const one = named.get(id);
            return one ? [{ id, gtin: one.gtin, lot: one.lot }] : [];
          }),
        })
      }
      searchValue={search}
      onSearchChange={setSearch}
      searchable
      clearable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage={t('new.lots_none')}
      clearButtonProps={{ 'aria-label': t('new.all_lots') }}
      renderOption={({ option }) => {
        const row = named.get(option.value)?.row;
        return (
          <OptionLines
            name={option.label}
            detail={
              <>
                {row?.product ?? named.get(option.value)?.gtin}
                {row?.date != null && ` · ${formatDate(row.date)}`}
                {row?.held && ` · ${t('new.lot_held')}`}
              </>
            }
          />
        );
      }}
    />
  );
}
