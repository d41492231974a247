import { t } from './t.ts';

/** "GTIN 09521234000013 lot L1 serial AB 12", as the host names a row that it did not take. */
const parts = /^GTIN (?<gtin>\S+)(?: lot (?<lot>\S+))?(?: serial (?<serial>.+))?$/;

/** The same in the words of the window; what is named otherwise is shown as it came. */
export function rowName(key: string): string {
  const { gtin, lot, serial } = parts.exec(key)?.groups ?? {};
  if (gtin === undefined) return key;
  return [
    `GTIN ${gtin}`,
    lot === undefined ? null : `${t('column.lot')} ${lot}`,
    serial === undefined ? null : `${t('column.serial')} ${serial}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
