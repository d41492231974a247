import { z } from 'zod';
import { instant } from './instant.ts';
import { pageOf } from './page.ts';
import { keyRoles } from './key-roles.ts';

/** A limit of 0 or null is the default; these are far above what a label line needs. */
export const maxRequestsPerMinute = 1_000_000;
export const maxRequestsPerDay = 100_000_000;

/** What is asked for a new key. Instants need their zone. */
export const newApiKey = z.strictObject({
  role: z.enum(keyRoles),
  description: z.string().max(500).nullish(),
  /** Requests; 0 and null mean the default of 300. */
  rate_limit_per_minute: z.int().min(0).max(maxRequestsPerMinute).nullish(),
  /** Requests; 0 and null mean the default of 10,000. */
  rate_limit_per_day: z.int().min(0).max(maxRequestsPerDay).nullish(),
  expires_at: instant.nullish(),
});
export type NewApiKey = z.infer<typeof newApiKey>;

/** A key as it is listed: everything but the key. */
export const apiKey = z.object({
  id: z.string(),
  /** The HTTP API has a name beside the description; elsewhere it is the description again. */
  name: z.string(),
  description: z.string(),
  role: z.enum(keyRoles),
  created: z.string(),
  last_used: z.string().nullable(),
  /** What holds, the default filled in. */
  rate_limit_per_minute: z.int(),
  rate_limit_per_day: z.int(),
  expires_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  is_active: z.boolean(),
});
export type ApiKey = z.infer<typeof apiKey>;

/** The answer to a creation, and the only place where the key is ever shown. */
export const createdApiKey = apiKey.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

/** The same over HTTP, where a key has a name too and every resource has metadata. */
export const apiKeyIn = newApiKey.extend({ name: z.string().max(200).nullish() });
const metadata = z.record(z.string(), z.string());
export const apiKeyOut = apiKey.extend({ metadata });
export const apiKeyCreatedOut = createdApiKey.extend({ metadata });
export const apiKeyList = pageOf(apiKeyOut);
