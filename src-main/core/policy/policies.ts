import type { SettingKey } from '../settings/settings.ts';
import { onOff, oneOf, text, wholeNumber, type PolicyForm, type PolicyValue } from './policy-form.ts';

export const policyCategories = {
  Program: 'Program',
  Closient: 'Closient',
  Labels: 'Labels',
  Keeping: 'Files, backups and sign-in',
} as const;

export interface PolicyDefinition {
  readonly category: keyof typeof policyCategories;
  readonly title: string;
  /** For an administrator: what it does, and what holds without it. */
  readonly explanation: string;
  readonly form: PolicyForm;
  /** The setting of every organisation that it decides. */
  readonly setting?: SettingKey;
  /**
   * What is locked where the value is malformed. A setting stays as somebody set it, locked: any value of ours could put
   * another host on the labels.
   */
  readonly safe?: PolicyValue;
}

/**
 * Every policy there is, with what it means in every system: the Windows templates, the sample profile of macOS, the
 * sample file of Linux, the checks and the documentation are made from this table. A name that was once in use is never
 * used for anything else.
 */
export const policyDefinitions = {
  DataFolder: {
    category: 'Program',
    title: 'Data folder',
    explanation:
      'Folder on a local disk that holds the database, the files and the log. Enforced, it takes the place of every other choice, and another folder is refused; as a default, PRINT_ROOM_DATA and --data come first. Without it: the shared folder of the computer, where there is one, else the folder of the user.',
    form: text('folder'),
    safe: null,
  },
  AutomaticUpdates: {
    category: 'Program',
    title: 'Updates by the program itself',
    explanation:
      'On: Print Room looks for a new version, checks its signature and offers it; never during a print run. Off: it never asks. Without it: off where it was installed for the whole machine or has any other policy, on otherwise. Linux packages and what an MSI has installed never update themselves.',
    form: onOff,
    safe: false,
  },
  UpdateAddress: {
    category: 'Program',
    title: 'Address of updates',
    explanation:
      'Server or folder of a server with the update files, as https address. Without it: the one the package was built with. A malformed one also switches updates off.',
    form: text('address'),
    safe: null,
  },
  Kiosk: {
    category: 'Program',
    title: 'Kiosk',
    explanation:
      'The window fills the screen and has no frame: for a computer on the line that shows nothing else. Without it: off.',
    form: onOff,
    safe: false,
  },
  UnencryptedKeys: {
    category: 'Program',
    title: 'Keys without encryption',
    explanation:
      'Linux only. On: where the desktop has no store for secrets, the key for Closient may be kept in a file that only its owner can read. Off: it is then asked for at each start. Without it: people are asked.',
    form: onOff,
    safe: false,
  },
  Closient: {
    category: 'Closient',
    title: 'Connection to Closient',
    explanation:
      'Off: nothing is read from Closient or sent to it, and nobody can connect. Files in folders go on. Without it: on.',
    form: onOff,
    safe: false,
  },
  ClosientAddress: {
    category: 'Closient',
    title: 'Address of Closient',
    explanation:
      'The only server that Print Room connects to. Without it: whichever is typed when somebody connects. A malformed one ends every connection until it is put right.',
    form: text('address'),
    safe: null,
  },
  SyncEveryMinutes: {
    category: 'Closient',
    title: 'Minutes between two passes',
    explanation:
      'How often changes are read from Closient; 0 means only when somebody starts it. Without it: 15.',
    form: wholeNumber(0, 1_440, 'minutes'),
    setting: 'sync_every_minutes',
  },
  SyncFolder: {
    category: 'Closient',
    title: 'Folder of incoming files',
    explanation:
      'CSV and JSON files that appear in this folder are imported. An empty text: none, and nobody can set one. Without it: none.',
    form: text('folder or none'),
    setting: 'sync_folder',
  },
  EventFilesFolder: {
    category: 'Closient',
    title: 'Folder of outgoing event files',
    explanation:
      'What was printed is written into this folder as files. An empty text: none, and nobody can set one. Without it: none.',
    form: text('folder or none'),
    setting: 'event_files_folder',
  },
  DigitalLinkHost: {
    category: 'Labels',
    title: 'Host of the QR codes',
    explanation:
      'Host of the GS1 Digital Link on new labels. The sample organisation keeps its example host. Without it: www.closient.com.',
    form: text('host', 253),
    setting: 'digital_link_host',
  },
  Resolution: {
    category: 'Labels',
    title: 'Resolution',
    explanation: 'Dots per inch of jobs that name none. Without it: 600.',
    form: oneOf(
      { value: 203, words: '203 dpi' },
      { value: 300, words: '300 dpi' },
      { value: 600, words: '600 dpi' },
    ),
    setting: 'default_dpi',
  },
  ErrorCorrection: {
    category: 'Labels',
    title: 'Error correction of QR codes',
    explanation: 'Automatic is the higher of M and L that fits. Without it: automatic.',
    form: oneOf(
      { value: 'auto', words: 'Automatic', means: null },
      { value: 'L', words: 'L, 7 %' },
      { value: 'M', words: 'M, 15 %' },
      { value: 'Q', words: 'Q, 25 %' },
      { value: 'H', words: 'H, 30 %' },
    ),
    setting: 'error_correction',
  },
  LinearSymbols: {
    category: 'Labels',
    title: 'Linear symbols',
    explanation:
      'The GTIN in its own symbology, or GS1-128 with date, lot and serial. Without it: the GTIN in its own.',
    form: oneOf(
      { value: 'by_gtin', words: 'The GTIN in its own symbology' },
      { value: 'gs1_128', words: 'GS1-128 with date, lot and serial' },
    ),
    setting: 'barcodes_1d',
  },
  OneLotPerSheet: {
    category: 'Labels',
    title: 'One lot per sheet',
    explanation: 'No two lots on one sheet, unless a job says otherwise. Without it: off.',
    form: onOff,
    setting: 'one_lot_per_sheet',
  },
  CalibrationDays: {
    category: 'Labels',
    title: 'Days until a calibration is measured again',
    explanation: '0 means never. Without it: 180.',
    form: wholeNumber(0, 3_650, 'days'),
    setting: 'calibration_days',
  },
  ReconciliationLimitLabels: {
    category: 'Labels',
    title: 'Labels that may be unaccounted for',
    explanation: 'More of them need a reason when a run is reconciled. Without it: 0.',
    form: wholeNumber(0, 1_000_000, 'labels'),
    setting: 'reconciliation_limit_labels',
  },
  FilesKeptDays: {
    category: 'Keeping',
    title: 'Days for which finished files are kept',
    explanation: 'After them a file goes; its job stays and can make it again. Without it: 30.',
    form: wholeNumber(1, 3_650, 'days'),
    setting: 'artifact_retention_days',
  },
  DownloadMinutes: {
    category: 'Keeping',
    title: 'Minutes for which a download link works',
    explanation: 'Links need no key, so they end. Without it: 15.',
    form: wholeNumber(1, 1_440, 'minutes'),
    setting: 'download_minutes',
  },
  BackupFolder: {
    category: 'Keeping',
    title: 'Folder of the daily backup',
    explanation:
      'An existing folder, best on another disk. An empty text: none, and nobody can set one. Without it: none.',
    form: text('folder or none'),
    setting: 'backup_folder',
  },
  BackupTime: {
    category: 'Keeping',
    title: 'Time of the daily backup',
    explanation: "Hours and minutes on the computer's clock, such as 02:30. Without it: 02:30.",
    form: text('time', 5),
    setting: 'backup_time',
  },
  BackupsKept: {
    category: 'Keeping',
    title: 'Backups that are kept',
    explanation: 'The oldest goes when a new one is good. Without it: 14.',
    form: wholeNumber(1, 3_650, 'copies'),
    setting: 'backups_kept',
  },
  SignOutMinutes: {
    category: 'Keeping',
    title: 'Minutes until people are signed out',
    explanation: 'Minutes without an act after which a person is signed out. Without it: 15.',
    form: wholeNumber(1, 720, 'minutes'),
    setting: 'sign_out_minutes',
  },
} as const satisfies Record<string, PolicyDefinition>;

export type PolicyName = keyof typeof policyDefinitions;

export const policyNames = Object.keys(policyDefinitions) as PolicyName[];

export function isPolicyName(name: string): name is PolicyName {
  return Object.hasOwn(policyDefinitions, name);
}

/** With the optional parts that the table's own type leaves out. */
export function definitionOf(name: PolicyName): PolicyDefinition {
  return policyDefinitions[name];
}
