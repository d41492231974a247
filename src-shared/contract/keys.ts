import { oc } from '@orpc/contract';
import { z } from 'zod';
import { apiKey, createdApiKey, newApiKey } from '../models/api-key.ts';
import { inOrganisation } from './common.ts';

/** API keys of an organisation. A window and the command line belong to its owner, so no role is asked here. */
export const keysContract = {
  /** The one answer that carries the key. */
  create: oc.input(newApiKey.extend(inOrganisation)).output(createdApiKey),
  list: oc.input(z.object(inOrganisation)).output(z.array(apiKey)),
  /** At once, also for requests that are on their way. */
  revoke: oc.input(z.object({ ...inOrganisation, id: z.string() })).output(apiKey),
};
