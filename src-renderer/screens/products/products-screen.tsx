import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Product } from '../../../src-shared/contract/catalog.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Empty } from '../../components/empty.tsx';
import { useAction } from '../../components/use-verb.ts';
import { useStore } from '../../state/store.ts';
import { formatNumber } from '../../texts/format.ts';
import { t, type PlainKey } from '../../texts/t.ts';
import { useWithCatalog } from '../print/use-with-catalog.ts';
import classes from './products.module.css';

const words: Record<Product['date_kind'], PlainKey> = {
  use_by: 'lot.use_by',
  best_before: 'lot.best_before',
};

/** The products with what their dates are, which decides the AI in the symbol and the words on the label. */
export function ProductsScreen() {
  const products = useStore((state) => state.products);
  const go = useStore((state) => state.go);
  useWithCatalog(useStore((state) => state.loadProducts));
  if (products.length === 0) {
    return (
      <Empty icon="box" title={t('products.empty')} hint={t('products.empty_hint')}>
        <Button onClick={() => go({ screen: 'print' })}>{t('queue.empty_action')}</Button>
      </Empty>
    );
  }
  return (
    <section className={`${classes['screen']} pr-scroll`} aria-label={t('products.title')}>
      <h1>{t('products.title')}</h1>
      <p className={classes['hint']}>{t('products.dates_hint')}</p>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('column.product')}</th>
            <th scope="col">{t('new.lots')}</th>
            <th scope="col">{t('new.serials')}</th>
            <th scope="col">{t('products.dates')}</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.id}>
              <td>
                <strong>{product.name ?? product.gtin}</strong>
                {product.name !== null && <span>{product.gtin}</span>}
              </td>
              <td>{formatNumber(product.lots)}</td>
              <td>{formatNumber(product.serials)}</td>
              <td>
                <DateKind product={product} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The words, and a button that asks first: dates are no switch to brush against. */
function DateKind({ product }: { readonly product: Product }) {
  const { run: set, busy } = useAction(
    t('products.dates_failed'),
    useStore((state) => state.setDateKind),
  );
  const [said, setSaid] = useState<string | null>(null);
  const name = product.name ?? product.gtin;
  const other = product.date_kind === 'use_by' ? 'best_before' : 'use_by';
  const change = async (): Promise<void> => {
    setSaid(null);
    const outcome = await set(product.gtin, other);
    if (!outcome.ok || !outcome.value.changed) return;
    const { labelled } = outcome.value;
    setSaid(labelled > 0 ? t('products.kept', { count: labelled }) : t('products.from_now'));
  };
  return (
    <div className={classes['kind']}>
      <strong>{t(words[product.date_kind])}</strong>
      <ConfirmButton
        loading={busy}
        aria-label={t('products.change_of', { name })}
        question={t(other === 'use_by' ? 'products.to_use_by' : 'products.to_best_before', { name })}
        consequence={t('products.dates_hint')}
        doIt={t(other === 'use_by' ? 'products.yes_use_by' : 'products.yes_best_before')}
        danger={false}
        onConfirm={() => void change()}
      >
        {t('products.change')}
      </ConfirmButton>
      <output>{said}</output>
    </div>
  );
}
