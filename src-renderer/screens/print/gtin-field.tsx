import { Autocomplete, Button, type ComboboxItem, type ComboboxItemGroup } from '@mantine/core';
import { Icon } from '../../components/icons.tsx';
import { OptionLines } from '../../components/option-lines.tsx';
import { useStore } from '../../state/store.ts';
import { t } from '../../texts/t.ts';
import { helpWithGtin, type GtinHelp } from './gtin-help.ts';
import own from './lot.module.css';

/** A product by its name, or its GTIN by hand: what is missing or wrong in it is said while it is typed. */
export function GtinField() {
  const gtin = useStore((state) => state.lotDraft.gtin);
  const products = useStore((state) => state.products);
  const change = useStore((state) => state.changeLotDraft);
  const help = helpWithGtin(gtin);
  const named = new Map(products.map((product) => [product.gtin, product]));
  const known = help.kind === 'good' ? named.get(help.gtin) : undefined;
  const take = (value: string): void => change({ gtin: value, dateKind: null });
  return (
    <div>
      <Autocomplete
        label={t('lot.product')}
        placeholder={t('lot.product_hint')}
        data={products.map((product) => product.gtin)}
        value={gtin}
        onChange={take}
        limit={50}
        maxDropdownHeight={300}
        autoComplete="off"
        renderOption={({ option }) => (
          <OptionLines name={named.get(option.value)?.name ?? option.value} detail={option.value} />
        )}
        filter={({ options, search }) =>
          options.filter((option) => isProduct(option, search, (one) => named.get(one)?.name ?? ''))
        }
      />
      <div className={own['help']} data-tone={toneOf(help)} aria-live="polite">
        {help.kind === 'good' && <Icon name="check" size={18} />}
        {help.kind === 'wrong' && <Icon name="warning" size={18} />}
        <span>{known ? (known.name ?? known.gtin) : wordsOf(help, products.length > 0)}</span>
      </div>
      <div>
        {'offer' in help && help.offer !== null && (
          <Button variant="default" onClick={() => take(help.offer ?? gtin)}>
            {t('lot.gtin_take', { gtin: help.offer })}
          </Button>
        )}
      </div>
    </div>
  );
}

function isProduct(
  option: ComboboxItem | ComboboxItemGroup<ComboboxItem>,
  search: string,
  nameOf: (gtin: string) => string,
): boolean {
  if (!('value' in option)) return false;
  return `${option.value} ${nameOf(option.value)}`.toLowerCase().includes(search.trim().toLowerCase());
}

function toneOf(help: GtinHelp): string | undefined {
  if (help.kind === 'good') return 'good';
  return help.kind === 'wrong' || help.kind === 'too_long' ? 'trouble' : undefined;
}

function wordsOf(help: GtinHelp, some: boolean): string {
  switch (help.kind) {
    case 'nothing':
      return t('lot.gtin_hint');
    case 'good':
      return t('lot.gtin_new');
    case 'letters':
      return some ? t('lot.gtin_letters') : t('lot.gtin_digits_only');
    case 'more':
      return help.offer === null
        ? t('lot.gtin_more', { count: help.digits })
        : t('lot.gtin_no_check', { count: help.digits });
    case 'wrong':
      return t('lot.gtin_wrong', { last: help.last, right: help.right });
    case 'too_long':
      return t('lot.gtin_long', { count: help.digits });
  }
}
