import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { createOrganisation } from '../../src-main/core/catalog/organisations.ts';
import { publicId } from '../../src-shared/ids.ts';
import type { KeyRole } from '../../src-shared/models/key-roles.ts';
import type { TestHost, ApiInit, Answer } from './host.ts';

/** What tests of the mirror need beside a host: other keys and other organisations. */

/** A key of an organisation, as one that was made in the settings. */
export function keyOf(
  room: PrintRoom,
  role: KeyRole,
  options: { readonly organisation?: number; readonly perMinute?: number } = {},
): string {
  const { organisation = 1, perMinute = 60_000 } = options;
  return room.keys.create(organisation, {
    role,
    rate_limit_per_minute: perMinute,
    rate_limit_per_day: 10_000_000,
  }).key;
}

/** A second organisation in the same folder. @returns its row. */
export function otherOrganisation(room: PrintRoom): number {
  return createOrganisation(
    room.db,
    room.settings,
    { name: 'Other', color: '#000000', sample: false },
    room.ports.now(),
  );
}

export const organizationId = (row: number): string => publicId('organisation', row);

/** A call with another key than the host's own. */
export function callAs(host: TestHost, key: string): (path: string, init?: ApiInit) => Promise<Answer> {
  return (path, init = {}) => host.api(path, { ...init, headers: { ...init.headers, 'x-api-key': key } });
}
