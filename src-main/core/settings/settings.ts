import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { errorCorrections, linearKinds } from '../../../src-shared/models/label-export.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Policy, PolicySet } from '../policy/policy-set.ts';

/**
 * Every setting there is: its meaning, unit and default in one place. Settings belong to an organisation.
 */
export const settingDefinitions = {
  /** Jobs up to this many labels run inside the submit call. Inclusive. */
  sync_threshold: { schema: z.int().min(0).max(10_000), default: 50 },
  /** Days after which a finished file is deleted; its job stays and can render it again. */
  artifact_retention_days: { schema: z.int().min(1).max(3_650), default: 30 },
  /** Minutes for which a signed download link works. */
  download_minutes: { schema: z.int().min(1).max(1_440), default: 15 },
  /** Resolution of jobs that name none, dpi. */
  default_dpi: { schema: z.union([z.literal(203), z.literal(300), z.literal(600)]), default: 600 },
  /** Error correction of QR codes; null = the higher of M and L that fits. */
  error_correction: { schema: z.enum(errorCorrections).nullable(), default: null },
  /** Linear symbols: the GTIN in its own symbology, or GS1-128 with date, lot and serial. */
  barcodes_1d: { schema: z.enum(linearKinds), default: 'by_gtin' },
  /** No two lots on one sheet, unless a job says otherwise. */
  one_lot_per_sheet: { schema: z.boolean(), default: false },
  /** Host of the Digital Link on new labels. */
  digital_link_host: {
    schema: z
      .string()
      .toLowerCase()
      .regex(
        /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?::[1-9]\d{0,4})?$/,
        'A host name such as id.example.com',
      )
      .refine((host) => Number(host.split(':')[1] ?? 0) < 65_536, 'A port is at most 65535'),
    default: 'www.closient.com',
  },
  /**
   * The moment of the archive that this organisation was restored from; null = confirmed, or never restored. Labels
   * from before it may have been printed elsewhere since, so every run of them asks first.
   */
  restored_from: { schema: z.iso.datetime({ offset: true }).nullable(), default: null },
  /** Minutes between two passes over Closient; 0 = only when somebody starts one. */
  sync_every_minutes: { schema: z.int().min(0).max(1_440), default: 15 },
  /** Folder whose CSV and JSON files are imported as they appear; null = none. */
  sync_folder: { schema: z.string().trim().min(1).max(1_000).nullable(), default: null },
  /** Folder into which events are written as files for whoever takes them to Closient; null = none. */
  event_files_folder: { schema: z.string().trim().min(1).max(1_000).nullable(), default: null },
  /** EPCIS 2.0 JSON-LD, or a table. */
  event_files_format: { schema: z.enum(['epcis', 'csv']), default: 'epcis' },
  /** Hours between two of these files; nothing new, no file. */
  event_files_every_hours: { schema: z.int().min(1).max(168), default: 24 },
  /** Labels that may be unaccounted for without a reason, or so many per cent of the issued ones: what is more counts. */
  reconciliation_limit_labels: { schema: z.int().min(0).max(1_000_000), default: 0 },
  reconciliation_limit_percent: { schema: z.number().min(0).max(100), default: 0 },
  /** Days after which a printer's calibration should be measured again; 0 = never. */
  calibration_days: { schema: z.int().min(0).max(3_650), default: 180 },
  /** Minutes without an act after which a person is signed out. */
  sign_out_minutes: { schema: z.int().min(1).max(720), default: 15 },
  /** Existing folder for the daily copy of the database, best on another disk; null = none. */
  backup_folder: { schema: z.string().trim().min(1).max(1_000).nullable(), default: null },
  /** When it is made, on this machine's clock. */
  backup_time: {
    schema: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time such as 02:30'),
    default: '02:30',
  },
  /** Copies that stay; the oldest goes when a new one is good. */
  backups_kept: { schema: z.int().min(1).max(3_650), default: 14 },
  /** By folder printer: does a saved file count as printed? A printer that is missing was not asked about yet. */
  file_counts_as_printed: {
    schema: z.record(z.string(), z.boolean()),
    default: {} as Record<string, boolean>,
  },
} as const;

export type SettingKey = keyof typeof settingDefinitions;
export type SettingValue<K extends SettingKey> = z.output<(typeof settingDefinitions)[K]['schema']>;

/**
 * Reads and writes the settings of organisations. What an administrator has enforced for this computer comes before
 * what is stored, and cannot be set; what is stored stays and holds again when the policy is gone.
 */
export class Settings {
  readonly #db: WriteDb;
  readonly #policies: PolicySet | undefined;

  constructor(db: WriteDb, policies?: PolicySet) {
    this.#db = db;
    this.#policies = policies;
  }

  get<K extends SettingKey>(organisation: number, key: K): SettingValue<K> {
    const policy = this.#policyOf(organisation, key);
    // Of a malformed one nobody knows what was meant: what was stored goes on.
    if (policy?.level === 'enforced' && !policy.malformed) return policy.value as SettingValue<K>;
    const row = this.#db.first(
      build
        .selectFrom('settings')
        .select('value')
        .where('organisation_id', '=', organisation)
        .where('key', '=', key),
    );
    const { schema, default: standard } = settingDefinitions[key];
    if (!row) return (policy?.level === 'default' ? policy.value : standard) as SettingValue<K>;
    const stored = schema.safeParse(JSON.parse(row.value));
    if (!stored.success) {
      // The default in its place could put another host on the labels.
      throw new PrintRoomError(
        'validation_error',
        `The stored value ${row.value} of the setting ${key} cannot be used; set it again.`,
      );
    }
    return stored.data as SettingValue<K>;
  }

  all(organisation: number): Record<SettingKey, unknown> {
    const keys = Object.keys(settingDefinitions) as SettingKey[];
    return Object.fromEntries(keys.map((key) => [key, this.get(organisation, key)])) as Record<
      SettingKey,
      unknown
    >;
  }

  /** The policy that decides a setting, or changes its default. */
  #policyOf(organisation: number, key: SettingKey): Policy | undefined {
    const policy = this.#policies?.ofSetting(key);
    // Its labels must never lead to a real host.
    return policy && key === 'digital_link_host' && this.#isSample(organisation) ? undefined : policy;
  }

  #isSample(organisation: number): boolean {
    const row = this.#db.prepare('SELECT sample FROM organisations WHERE id = ?').pluck().get(organisation);
    return row === 1;
  }

  /** @throws PrintRoomError `validation_error` on an unknown key or a value out of range, `managed` where it is enforced. */
  set(organisation: number, key: string, value: unknown): unknown {
    if (!isSettingKey(key)) {
      throw new PrintRoomError(
        'validation_error',
        `There is no setting ${JSON.stringify(key)}. Settings: ${Object.keys(settingDefinitions).join(', ')}.`,
        { faults: [{ loc: ['body', 'key'], msg: 'Unknown setting', type: 'unknown_setting' }] },
      );
    }
    const policy = this.#policyOf(organisation, key);
    if (policy?.level === 'enforced') {
      throw new PrintRoomError(
        'managed',
        `${key} is managed by your organisation (${policy.name} in ${policy.place}) and cannot be set here.`,
      );
    }
    const parsed = settingDefinitions[key].schema.safeParse(value);
    if (!parsed.success) {
      const reason = parsed.error.issues.map((issue) => issue.message).join('; ');
      throw new PrintRoomError(
        'validation_error',
        `${JSON.stringify(value)} is not a value of ${key}: ${reason}.`,
        {
          faults: [{ loc: ['body', 'value'], msg: reason, type: 'invalid_setting' }],
        },
      );
    }
    const text = JSON.stringify(parsed.data);
    this.#db.run(
      build
        .insertInto('settings')
        .values({ organisation_id: organisation, key, value: text })
        .onConflict((conflict) => conflict.doUpdateSet({ value: text })),
    );
    return parsed.data;
  }
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingDefinitions, key);
}
