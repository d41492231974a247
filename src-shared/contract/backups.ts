import { oc } from '@orpc/contract';
import { z } from 'zod';
import { inOrganisation } from './common.ts';

/** One attempt: either there is a file, or a sentence that says why not. */
export const backup = z.union([
  z.object({ at: z.string(), folder: z.string(), file: z.string(), bytes: z.int(), problem: z.null() }),
  z.object({ at: z.string(), folder: z.string(), file: z.null(), bytes: z.null(), problem: z.string() }),
]);
export type Backup = z.infer<typeof backup>;

export const backupsContract = {
  /** The newest first. */
  list: oc.input(z.object(inOrganisation)).output(
    z.object({
      /** null = nobody has set one, and nothing is copied by itself. */
      folder: z.string().nullable(),
      next_at: z.string().nullable(),
      /** Why the last one failed; null = it did not. */
      problem: z.string().nullable(),
      backups: z.array(backup),
    }),
  ),
  /** One copy into that folder, now. */
  now: oc.input(z.object(inOrganisation)).output(backup),
};
