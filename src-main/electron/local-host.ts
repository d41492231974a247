import { publicId } from '../../src-shared/ids.ts';
import { listOrganisations } from '../core/catalog/organisations.ts';
import type { PrintRoom } from '../core/print-room.ts';
import { startHost, type Host } from '../headless/host.ts';

/**
 * Lets the command line and clients of the API in while the window is open: whoever owns a data folder answers for
 * it. On loopback, on a free port that stands in the folder's host.json.
 */
export function answerOnLoopback(room: PrintRoom, page: string): Promise<Host> {
  const [first] = listOrganisations(room.db);
  return startHost(room, {
    port: 0,
    page,
    organization: first === undefined ? undefined : publicId('organisation', first.id),
  });
}
