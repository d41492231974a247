import type { SettingJson } from '../../state/settings.ts';
import type { PlainKey } from '../../texts/t.ts';

interface FieldWords {
  readonly key: string;
  readonly label: PlainKey;
  readonly hint: PlainKey;
}

/** How a setting is shown and changed. Limits and defaults come from the host. */
export type SettingField =
  /** `optional`: left empty it is null. */
  | (FieldWords & { readonly kind: 'text'; readonly wrong: PlainKey; readonly optional?: true })
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
    key: 'calibration_days',
    kind: 'number',
    label: 'setting.calibration_days',
    hint: 'setting.calibration_days_hint',
    unit: 'unit.days',
  },
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
    key: 'reconciliation_limit_labels',
    kind: 'number',
    label: 'setting.reconciliation_limit_labels',
    hint: 'setting.reconciliation_limit_labels_hint',
    unit: 'unit.labels',
  },
  {
    key: 'reconciliation_limit_percent',
    kind: 'number',
    label: 'setting.reconciliation_limit_percent',
    hint: 'setting.reconciliation_limit_percent_hint',
    unit: 'unit.percent',
  },
  {
    key: 'sync_threshold',
    kind: 'number',
    label: 'setting.sync_threshold',
    hint: 'setting.sync_threshold_hint',
    unit: 'unit.labels',
  },
];

/** The daily copy, and how long somebody stays signed in. */
export const backupFields: readonly SettingField[] = [
  {
    key: 'backup_folder',
    kind: 'text',
    label: 'setting.backup_folder',
    hint: 'setting.backup_folder_hint',
    wrong: 'setting.backup_folder_wrong',
    optional: true,
  },
  {
    key: 'backup_time',
    kind: 'text',
    label: 'setting.backup_time',
    hint: 'setting.backup_time_hint',
    wrong: 'setting.backup_time_wrong',
  },
  {
    key: 'backups_kept',
    kind: 'number',
    label: 'setting.backups_kept',
    hint: 'setting.backups_kept_hint',
    unit: 'unit.copies',
  },
  {
    key: 'sign_out_minutes',
    kind: 'number',
    label: 'setting.sign_out_minutes',
    hint: 'setting.sign_out_minutes_hint',
    unit: 'unit.minutes',
  },
];

/** What comes in by itself; shown on the screen Sync. */
export const syncFields: readonly SettingField[] = [
  {
    key: 'sync_every_minutes',
    kind: 'number',
    label: 'setting.sync_every_minutes',
    hint: 'setting.sync_every_minutes_hint',
    unit: 'unit.minutes',
  },
  {
    key: 'sync_folder',
    kind: 'text',
    label: 'setting.sync_folder',
    hint: 'setting.sync_folder_hint',
    wrong: 'setting.folder_wrong',
    optional: true,
  },
];

/** What goes out as files by itself; shown on the screen Sync. */
export const eventFileFields: readonly SettingField[] = [
  {
    key: 'event_files_folder',
    kind: 'text',
    label: 'setting.event_files_folder',
    hint: 'setting.event_files_folder_hint',
    wrong: 'setting.folder_wrong',
    optional: true,
  },
  {
    key: 'event_files_format',
    kind: 'choice',
    label: 'setting.event_files_format',
    hint: 'setting.event_files_format_hint',
    choices: [
      { value: 'epcis', words: 'setting.format_epcis' },
      { value: 'csv', words: 'setting.format_csv' },
    ],
  },
  {
    key: 'event_files_every_hours',
    kind: 'number',
    label: 'setting.event_files_every_hours',
    hint: 'setting.event_files_every_hours_hint',
    unit: 'unit.hours',
  },
];

/** As it is typed, and as the value of a choice. */
export function textOf(value: SettingJson): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Changed elsewhere: folder printers on the printers' screen, a restored archive by whoever restored it. */
export const settingsElsewhere: readonly string[] = ['file_counts_as_printed', 'restored_from'];
