import { StandardRPCHandler } from '@orpc/server/standard';
import { sessionHeader } from '../../src-shared/session-header.ts';
import { publicId } from '../../src-shared/ids.ts';
import { listOrganisations } from '../core/catalog/organisations.ts';
import type { ContractContext } from '../core/contract/context.ts';
import { createRouter } from '../core/contract/router.ts';
import { openPrintRoom, type PrintRoom, type PrintRoomOptions } from '../core/print-room.ts';
import type { OwnCore } from './engine.ts';
import type { Door } from './guest.ts';
import { startHost } from './host.ts';

/**
 * Opens a data folder for windows of this process, and lets the command line, clients of the API and windows of other
 * users in: whoever owns a folder answers for it, on loopback, on a free port that stands in its host.json.
 * @param page folder of the built page.
 */
export async function openOwnCore(options: PrintRoomOptions, page: string): Promise<OwnCore> {
  const room = await openPrintRoom(options);
  try {
    const [first] = listOrganisations(room.db);
    const host = await startHost(room, {
      port: 0,
      page,
      organization: first === undefined ? undefined : publicId('organisation', first.id),
    });
    const close = async (): Promise<void> => {
      await host.close();
      await room.close();
    };
    return { room, door: windowDoor(room), close };
  } catch (caught) {
    await room.close();
    throw caught;
  }
}

/**
 * The window's part of the contract. The part for the command line has paths of this machine in it and is not behind
 * this door at all.
 */
export function windowDoor(room: PrintRoom): Door {
  const { admin: _admin, ...windowRouter } = createRouter(room);
  const handler = new StandardRPCHandler<ContractContext>(windowRouter, {});
  return {
    answer: (request) => {
      const session = request.headers[sessionHeader];
      const context = { admin: false, session: typeof session === 'string' ? session : null };
      return handler.handle(request, { context });
    },
  };
}
