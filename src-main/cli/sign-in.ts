import { PrintRoomError } from '../../src-shared/errors.ts';
import { askSecret } from './ask-secret.ts';
import type { CommonOptions } from './common-options.ts';
import type { Connection } from './connect.ts';

/** What one's own PIN or badge is changed with. */
export interface Proof {
  readonly pin: string;
}

/**
 * Signs the person of `--operator` in, where people are set up. Without one, what needs a sign-in says so itself.
 * @returns what they signed in with. @throws PrintRoomError `validation_error` for a name in the place of a number, and as `people.signIn`.
 */
export async function signIn(
  { client, useSession }: Connection,
  options: CommonOptions,
): Promise<Proof | undefined> {
  const { operator, organization } = options;
  if (operator === undefined) return undefined;
  const where = organization === undefined ? {} : { organization_id: organization };
  const { on } = await client.people.whoami(where);
  if (!on) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(operator)) {
    throw new PrintRoomError(
      'validation_error',
      'People are set up here: --operator is their number, with the PIN from PRINT_ROOM_PIN or a prompt.',
    );
  }
  const pin = await askSecret('PRINT_ROOM_PIN', 'PIN');
  const { session } = await client.people.signIn({ ...where, number: Number(operator), pin });
  useSession(session);
  return { pin };
}
