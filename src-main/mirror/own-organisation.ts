import { z } from 'zod';
import { PrintRoomError } from '../../src-shared/errors.ts';
import { rowOfPublicId } from '../../src-shared/ids.ts';
import type { OrganisationRow } from '../core/catalog/organisations.ts';

export const organizationQuery = {
  organization_id: z
    .string()
    .optional()
    .describe(
      "Wider: may be left out, which means the key's organisation. Any other organisation is 403, also one that does not exist.",
    ),
};

/** A key sees its own organisation only. @throws PrintRoomError `forbidden` */
export function requireOwn(organisation: OrganisationRow, id: unknown): void {
  if (id === undefined) return;
  if (typeof id === 'string' && rowOfPublicId('organisation', id) === organisation.id) return;
  throw new PrintRoomError('forbidden', 'This API key belongs to another organisation.');
}
