import type { Product } from '../../../src-shared/contract/catalog.ts';
import type { PresetDefinition } from '../../../src-shared/models/preset.ts';
import { t } from '../../texts/t.ts';

/** What a preset prints, in one line: "Lots, never printed · Oat biscuits, 250 g". */
export function presetWords(
  preset: Pick<PresetDefinition, 'scope' | 'gtins' | 'lots' | 'lot_run' | 'never_printed'>,
  products: readonly Product[],
): string {
  const { scope, gtins, lots, lot_run: lotRun } = preset;
  const what = t(preset.never_printed ? `preset.new_${scope}` : `new.${scope}`);
  if (lots.length > 0) return `${what} · ${few(lots.map(({ lot }) => lot))}`;
  if (lotRun) return `${what} · ${lotRun.name}`;
  if (gtins.length === 0) return `${what} · ${t('preset.all_products')}`;
  return `${what} · ${few(gtins.map((gtin) => products.find((one) => one.gtin === gtin)?.name ?? gtin))}`;
}

/** "A", "A, B", "A and 4 more". */
function few(names: readonly string[]): string {
  const [first = '', second] = names;
  if (second === undefined) return first;
  if (names.length === 2) return `${first}, ${second}`;
  return t('preset.and_more', { name: first, count: names.length - 1 });
}
