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

export function describeOrganisation(db: WriteDb, row: OrganisationRow, settings: Settings): Organisation {
  return {
    id: publicId('organisation', row.id),
    name: row.name,
    color: row.color,
    sample: row.sample === 1,
    empty: isEmpty(db, row.id),
    digital_link_host: settings.get(row.id, 'digital_link_host'),
  };
}

/** No product, no job and no connection: nothing was ever done in it. */
function isEmpty(db: WriteDb, organisation: number): boolean {
  const used = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM products WHERE organisation_id = :organisation)
           OR EXISTS (SELECT 1 FROM jobs WHERE organisation_id = :organisation)
           OR EXISTS (SELECT 1 FROM closient_connections WHERE organisation_id = :organisation)`,
    )
    .pluck()
    .get({ organisation });
  return used === 0;
}

/**
 * The organisation a caller means. Where none is named it is the only one; the sample organisation is meant by name,
 * or where there is no other.
 * @throws PrintRoomError `not_found` for an unknown id, `validation_error` where one must be named and is not.
 */
export function resolveOrganisation(db: WriteDb, id: string | undefined): OrganisationRow {
  const all = listOrganisations(db);
  if (id === undefined) {
    const meant = meantOrganisation(all);
    if (meant) return meant;
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

/** The one that is meant where none is named; null where there are several. */
export function meantOrganisation(all: readonly OrganisationRow[]): OrganisationRow | null {
  const own = all.filter(({ sample }) => sample === 0);
  const [only, ...others] = own.length > 0 ? own : all;
  return only && others.length === 0 ? only : null;
}

/** Another name or colour. @throws PrintRoomError `conflict` for the sample, which must stay unmistakable. */
export function changeOrganisation(
  db: WriteDb,
  { id, sample }: OrganisationRow,
  change: { readonly name?: string | undefined; readonly color?: string | undefined },
): void {
  if (sample === 1) {
    throw new PrintRoomError('conflict', 'Name and colour of the sample organisation stay as they are.');
  }
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  if (named.length === 0) return;
  db.run(build.updateTable('organisations').set(Object.fromEntries(named)).where('id', '=', id));
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
