import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { Organisation } from '../../../src-shared/contract/common.ts';
import { publicId, rowOfPublicId } from '../../../src-shared/ids.ts';
import { build, type WriteDb } from '../db/write-db.ts';
import type { Settings } from '../settings/settings.ts';

export interface OrganisationRow {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly sample: 0 | 1;
}

export function listOrganisations(db: WriteDb): OrganisationRow[] {
  return db.all(build.selectFrom('organisations').select(['id', 'name', 'color', 'sample']).orderBy('id'));
}

export function describeOrganisation(row: OrganisationRow, settings: Settings): Organisation {
  return {
    id: publicId('organisation', row.id),
    name: row.name,
    color: row.color,
    sample: row.sample === 1,
    digital_link_host: settings.get(row.id, 'digital_link_host'),
  };
}

/**
 * The organisation a caller means.
 * @throws PrintRoomError `not_found` for an unknown id, `validation_error` where one must be named and is not.
 */
export function resolveOrganisation(db: WriteDb, id: string | undefined): OrganisationRow {
  const all = listOrganisations(db);
  if (id === undefined) {
    const [only] = all;
    if (only && all.length === 1) return only;
    const names = all.map((row) => `${publicId('organisation', row.id)} (${row.name})`).join(', ');
    throw new PrintRoomError(
      'validation_error',
      `This data folder has several organisations; name one with --organization: ${names}.`,
    );
  }
  const wanted = rowOfPublicId('organisation', id);
  const found = all.find((row) => row.id === wanted);
  if (!found) throw new PrintRoomError('not_found', `There is no organisation ${id} in this data folder.`);
  return found;
}

/** Makes an organisation. @returns its row id. */
export function createOrganisation(
  db: WriteDb,
  settings: Settings,
  input: { readonly name: string; readonly color: string; readonly sample: boolean; readonly host?: string },
  now: number,
): number {
  return db.transaction(() => {
    const { id } = db.run(
      build.insertInto('organisations').values({
        name: input.name,
        color: input.color,
        sample: input.sample ? 1 : 0,
        created_at: now,
      }),
    );
    if (input.host !== undefined) settings.set(id, 'digital_link_host', input.host);
    return id;
  });
}
