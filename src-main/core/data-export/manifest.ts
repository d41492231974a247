import { z } from 'zod';
import { dataExportFormatVersion, sectionReport } from '../../../src-shared/models/data-export.ts';

/** What tells an archive of ours from other ones. */
export const archiveKind = 'print-room-data-export';

/** The tables whose ids are never used twice; how far they have come. */
export const countedTables = ['products', 'lots', 'serials'] as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The last member of an archive: what is in it, and how to know that it is still that. */
export const manifest = z.object({
  kind: z.literal(archiveKind),
  format_version: z.string().regex(/^\d+\.\d+$/),
  app_version: z.string(),
  /** The moment of which the data is, ISO 8601 in UTC; instants inside of records are milliseconds since 1970. */
  created_at: z.iso.datetime(),
  station: z.string(),
  organization: z.object({ id: z.string(), name: z.string().nullable() }),
  include_artifacts: z.boolean(),
  include_people: z.boolean(),
  sections: z.array(sectionReport),
  files: z.array(
    z.object({
      name: z.string(),
      section: z.string(),
      /** Lines; null for binaries. */
      records: z.int().min(0).nullable(),
      bytes: z.int().min(0),
      sha256,
    }),
  ),
  /** Ids given so far, also of rows that are gone again. */
  sequences: z.partialRecord(z.enum(countedTables), z.int().min(0)),
});
export type Manifest = z.infer<typeof manifest>;
export type ManifestFile = Manifest['files'][number];

export const emptyManifest = { kind: archiveKind, format_version: dataExportFormatVersion } as const;
