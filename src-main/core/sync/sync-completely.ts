import type { SyncSource } from '../../../src-shared/contract/sync.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { OrganisationRow } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';
import { folderSource } from './sources/folder-watch.ts';

export interface CompleteSyncOrder {
  readonly url?: string | null | undefined;
  /** Stays in memory. */
  readonly key?: string | null | undefined;
  /** The key holds for this pass: the caller ends it with `endOnce`, whatever comes of it. */
  readonly once?: boolean | undefined;
  readonly source?: string | null | undefined;
}

/**
 * One complete pass of every source that does not start by hand only, or of the one that is named, and an outbox that
 * has sent what it can. A folder of files needs no connection.
 * @param signal ends the waiting, not the sync.
 * @throws PrintRoomError with the sentence of what stood in the way.
 */
export async function syncCompletely(
  room: Pick<PrintRoom, 'sync' | 'outbox' | 'remote'>,
  organisation: OrganisationRow,
  order: CompleteSyncOrder,
  signal?: AbortSignal,
): Promise<void> {
  const { sync, outbox, remote } = room;
  const { id } = organisation;
  const isFolderOnly = order.source === folderSource.name;
  if (!isFolderOnly) await connectIfAsked(room, organisation, order);
  sync.start(id, order.source);
  remote.kick(id);
  const work = order.source == null || isFolderOnly ? [sync.takeFiles(id)] : [];
  await untilAborted(Promise.all([...work, sync.waitForIdle(id)]), signal);
  const { connection, sources } = sync.status(id);
  const wanted = sources.filter(({ name, by_hand }) =>
    order.source == null ? !by_hand : name === order.source,
  );
  if (!isFolderOnly && connection?.state === 'refused')
    throw new PrintRoomError('closient_refused', said(connection.sentence));
  if (!isFolderOnly && connection?.state === 'offline')
    throw new PrintRoomError('closient_unreachable', said(connection.sentence));
  const stuck = wanted.find(
    (source) => isStuck(source) || (order.source != null && source.state === 'unavailable'),
  );
  if (stuck) throw new PrintRoomError('closient_unusable_answer', `${stuck.title}: ${said(stuck.sentence)}`);
  outbox.kick(id);
  await untilAborted(outbox.waitForIdle(), signal);
}

async function connectIfAsked(
  { sync }: Pick<PrintRoom, 'sync'>,
  organisation: OrganisationRow,
  { url, key, once }: CompleteSyncOrder,
): Promise<void> {
  const known = sync.connectionOf(organisation.id);
  const address = url ?? known?.url ?? null;
  if (address === null && key == null && sync.hasFolder(organisation.id)) return;
  if (address === null)
    throw new PrintRoomError(
      'validation_error',
      'This organisation is not connected to Closient. Name the address with --url, and give the key in PRINT_ROOM_CLOSIENT_KEY.',
    );
  if (key == null) {
    if (sync.clientFor(organisation.id) && (url == null || sameOrigin(url, known?.url))) return;
    throw new PrintRoomError(
      'closient_refused',
      `There is no API key for ${address}. Give it in PRINT_ROOM_CLOSIENT_KEY, or connect in the window.`,
    );
  }
  const report = await sync.connect(organisation, {
    url: address,
    key,
    keep: once === true ? 'once' : 'memory',
    remoteOrganizationId: sameOrigin(address, known?.url) ? known?.remote_organization_id : null,
  });
  if (!report.ok) throw new PrintRoomError('closient_refused', report.sentence);
}

function sameOrigin(url: string, known: string | undefined): boolean {
  const address = /^[a-z]+:\/\//i.test(url) ? url : `https://${url}`;
  return known !== undefined && URL.canParse(address) && new URL(address).origin === known;
}

function isStuck({ state }: SyncSource): boolean {
  return state === 'failed' || state === 'waiting' || state === 'stopped';
}

function said(sentence: string | null): string {
  return sentence ?? 'It did not come to its end.';
}

async function untilAborted(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) {
    await work;
    return;
  }
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
