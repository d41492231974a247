import type { SettingJson } from '../../state/settings.ts';
import type { PlainKey } from '../../texts/t.ts';

interface FieldWords {
  readonly key: string;
  readonly label: PlainKey;
  readonly hint: PlainKey;
}

/** How a setting is shown and changed. Limits and defaults come from the host. */
export type SettingField =
  | (FieldWords & { readonly kind: 'text'; readonly wrong: PlainKey })
  | (FieldWords & { readonly kind: 'number'; readonly unit: PlainKey })
  | (FieldWords & { readonly kind: 'switch' })
  | (FieldWords & {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: SettingJson; readonly words: PlainKey }[];
    });

export const digitalLinkFields: readonly SettingField[] = [
  {
    key: 'digital_link_host',
    kind: 'text',
    label: 'setting.digital_link_host',
    hint: 'setting.digital_link_host_hint',
    wrong: 'setting.digital_link_host_wrong',
  },
];

export const labelFields: readonly SettingField[] = [
  {
    key: 'default_dpi',
    kind: 'choice',
    label: 'setting.default_dpi',
    hint: 'setting.default_dpi_hint',
    choices: [
      { value: 203, words: 'setting.dpi_203' },
      { value: 300, words: 'setting.dpi_300' },
      { value: 600, words: 'setting.dpi_600' },
    ],
  },
  {
    key: 'error_correction',
    kind: 'choice',
    label: 'setting.error_correction',
    hint: 'setting.error_correction_hint',
    choices: [
      { value: null, words: 'setting.correction_auto' },
      { value: 'L', words: 'setting.correction_l' },
      { value: 'M', words: 'setting.correction_m' },
      { value: 'Q', words: 'setting.correction_q' },
      { value: 'H', words: 'setting.correction_h' },
    ],
  },
  {
    key: 'barcodes_1d',
    kind: 'choice',
    label: 'setting.barcodes_1d',
    hint: 'setting.barcodes_1d_hint',
    choices: [
      { value: 'by_gtin', words: 'setting.linear_by_gtin' },
      { value: 'gs1_128', words: 'setting.linear_gs1_128' },
    ],
  },
  {
    key: 'one_lot_per_sheet',
    kind: 'switch',
    label: 'setting.one_lot_per_sheet',
    hint: 'setting.one_lot_per_sheet_hint',
  },
];

export const fileFields: readonly SettingField[] = [
  {
    key: 'artifact_retention_days',
    kind: 'number',
    label: 'setting.artifact_retention_days',
    hint: 'setting.artifact_retention_days_hint',
    unit: 'unit.days',
  },
  {
    key: 'download_minutes',
    kind: 'number',
    label: 'setting.download_minutes',
    hint: 'setting.download_minutes_hint',
    unit: 'unit.minutes',
  },
  {
    key: 'sync_threshold',
    kind: 'number',
    label: 'setting.sync_threshold',
    hint: 'setting.sync_threshold_hint',
    unit: 'unit.labels',
  },
];

/** As it is typed, and as the value of a choice. */
export function textOf(value: SettingJson): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Changed elsewhere: folder printers on the printers' screen, a restored archive by whoever restored it. */
export const settingsElsewhere: readonly string[] = ['file_counts_as_printed', 'restored_from'];
