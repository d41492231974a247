import type { EditedProduct, Product } from '../../../src-shared/contract/catalog.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

const dateWords = { use_by: 'use by (AI 17)', best_before: 'best before (AI 15)' } as const;

export async function listProducts(options: CommonOptions): Promise<void> {
  const products = await withClient(options, (client) => client.catalog.products(organisation(options)));
  write(options, { products }, products.map(lineOf));
}

/** Labels that are there already keep what they say; the result says how many things have some. */
export async function setProduct(
  common: CommonOptions,
  gtin: string,
  options: { readonly dateKind?: Product['date_kind']; readonly name?: string },
): Promise<void> {
  const product = await withClient(common, (client) =>
    client.catalog.editProduct({
      ...organisation(common),
      gtin,
      date_kind: options.dateKind ?? null,
      name: options.name ?? null,
    }),
  );
  write(common, product, [lineOf(product), ...labelLines(product)]);
}

function lineOf(product: Pick<Product, 'gtin' | 'name' | 'date_kind'>): string {
  return [product.gtin, product.name ?? '', dateWords[product.date_kind]].join('  ');
}

function labelLines({ changed, dates, labelled }: EditedProduct): string[] {
  if (!changed) return ['nothing changed'];
  const kept = labelled > 0 ? `; ${labelled} lots and serials have labels, which keep what they say` : '';
  return [`${dates} dates are concerned${kept}`];
}
