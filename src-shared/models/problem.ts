import { z } from 'zod';

/**
 * The RFC 9457 problem document of the API pages. As there, six fields are required; all of them are always sent.
 * The pages name the waiting time twice, in the schema and in the prose, so a 429 carries both names.
 */
export const errorOut = z.object({
  type: z.string().describe('URI of the kind of error; it ends with error_code.'),
  title: z.string(),
  status: z.int().describe('HTTP status.'),
  detail: z.string().describe('What happened, to what, and what to do.'),
  error_code: z.string().describe('For programs.'),
  retryable: z.boolean().default(false).describe('Whether the same request can succeed later.'),
  timestamp: z.string(),
  retry_after: z.int().nullable().default(null).describe('Seconds to wait.'),
  owner_action_required: z
    .boolean()
    .nullable()
    .default(null)
    .describe('true where somebody with more rights has to act.'),
  details: z
    .unknown()
    .optional()
    .describe('For 422: a list of {loc, msg, type}, one for each field at fault.'),
  retry_after_seconds: z.int().optional().describe('The same as retry_after; only with status 429.'),
});
export type Problem = z.infer<typeof errorOut>;
