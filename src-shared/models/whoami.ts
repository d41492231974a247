import { z } from 'zod';

/** Who a key belongs to. A key of Print Room belongs to an organisation, never to a person. */
export const whoAmI = z.object({
  user_id: z.string().nullable(),
  email: z.string().nullable(),
  organizations: z.array(z.object({ id: z.string(), name: z.string() })),
  metadata: z.record(z.string(), z.string()),
  api_key: z
    .object({
      id: z.string(),
      description: z.string(),
      role: z.string(),
      created: z.string(),
      metadata: z.record(z.string(), z.string()),
    })
    .nullable(),
});
