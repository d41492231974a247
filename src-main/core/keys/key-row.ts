import type { Selectable } from 'kysely';
import type { ApiKey } from '../../../src-shared/models/api-key.ts';
import type { Schema } from '../db/schema.ts';
import { defaultRateLimits, type RateLimits } from './rate-counter.ts';

export type KeyRow = Selectable<Schema['api_keys']>;

/** What holds for a key; 0 stands for the default. */
export function limitsOf(row: KeyRow): RateLimits {
  return {
    perMinute: row.rate_limit_per_minute || defaultRateLimits.perMinute,
    perDay: row.rate_limit_per_day || defaultRateLimits.perDay,
  };
}

export function hasExpired(row: KeyRow, now: number): boolean {
  return row.expires_at !== null && row.expires_at <= now;
}

/** A key as it is listed. @param lastUsed where that is known better than in the row. */
export function describeKey(row: KeyRow, now: number, lastUsed: number | null): ApiKey {
  const { perMinute, perDay } = limitsOf(row);
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    role: row.role,
    created: new Date(row.created_at).toISOString(),
    last_used: instantOrNull(lastUsed ?? row.last_used_at),
    rate_limit_per_minute: perMinute,
    rate_limit_per_day: perDay,
    expires_at: instantOrNull(row.expires_at),
    revoked_at: instantOrNull(row.revoked_at),
    is_active: row.revoked_at === null && !hasExpired(row, now),
  };
}

function instantOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
