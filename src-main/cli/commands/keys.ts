import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { ApiKey } from '../../../src-shared/models/api-key.ts';
import type { KeyRole } from '../../../src-shared/models/key-roles.ts';
import { organisation, withClient, write } from '../output.ts';
import type { CommonOptions } from '../common-options.ts';

/** Makes a key. Its text is on the first line of stdout, alone, so that a script can take it from there. */
export async function createKey(
  common: CommonOptions,
  options: {
    readonly role: KeyRole;
    readonly description?: string;
    readonly perMinute: number;
    readonly perDay: number;
    readonly expires?: string;
  },
): Promise<void> {
  const expires = options.expires === undefined ? null : instantOf(options.expires);
  const created = await withClient(common, (client) =>
    client.keys.create({
      ...organisation(common),
      role: options.role,
      description: options.description ?? null,
      rate_limit_per_minute: options.perMinute,
      rate_limit_per_day: options.perDay,
      expires_at: expires,
    }),
  );
  write(common, created, [created.key, `${lineOf(created)}  (the key is not shown again)`]);
}

export async function listKeys(common: CommonOptions): Promise<void> {
  const keys = await withClient(common, (client) => client.keys.list(organisation(common)));
  write(common, { keys }, keys.length === 0 ? ['no keys'] : keys.map(lineOf));
}

export async function revokeKey(common: CommonOptions, id: string): Promise<void> {
  const revoked = await withClient(common, (client) => client.keys.revoke({ ...organisation(common), id }));
  write(common, revoked, [lineOf(revoked)]);
}

function lineOf(key: ApiKey): string {
  return [
    key.id,
    key.role,
    `${key.rate_limit_per_minute}/min`,
    `${key.rate_limit_per_day}/day`,
    stateOf(key),
    `last used ${key.last_used ?? 'never'}`,
    key.description,
  ].join('  ');
}

function stateOf(key: ApiKey): string {
  if (key.revoked_at !== null) return `revoked ${key.revoked_at}`;
  if (key.expires_at === null) return 'good';
  return key.is_active ? `good until ${key.expires_at}` : `expired ${key.expires_at}`;
}

/** A date is the key's last day, on this machine's clock; a time needs its zone, or two people read two instants. */
function instantOf(text: string): string {
  if (z.iso.date().safeParse(text).success) return new Date(`${text}T23:59:59.999`).toISOString();
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return new Date(text).toISOString();
  throw new PrintRoomError(
    'validation_error',
    `--expires ${JSON.stringify(text)} is no date such as 2027-12-31, or instant such as 2027-12-31T18:00:00Z.`,
  );
}
