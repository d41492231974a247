import { listOrganisations } from '../catalog/organisations.ts';
import type { WriteDb } from '../db/write-db.ts';
import type { Settings } from './settings.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Since when each organisation keeps its finished files, in milliseconds since 1970; what is older may go. */
export function keptSince(
  db: WriteDb,
  settings: Settings,
  now: number,
): { readonly organisation: number; readonly since: number }[] {
  return listOrganisations(db).map(({ id }) => ({
    organisation: id,
    since: now - settings.get(id, 'artifact_retention_days') * dayMs,
  }));
}
