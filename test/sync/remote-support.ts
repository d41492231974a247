import { setImmediate } from 'node:timers/promises';
import type { PrintRoom } from '../../src-main/core/print-room.ts';
import { ClosientClient } from '../../src-main/core/sync/client/closient-client.ts';
import { RemoteWork } from '../../src-main/core/sync/remote/remote-work.ts';
import type { Sim } from '../closient-sim/sim.ts';
import { onEnd, openTestRoom, type TestRoomOptions } from '../support/room.ts';

export interface RemoteRoom {
  readonly room: PrintRoom;
  readonly work: RemoteWork;
  /** Every pause there was, milliseconds; none took real time. */
  readonly waits: number[];
  /** Called at every pause. */
  onWait: () => void;
  /** The connection; null = disconnected. */
  client: ClosientClient | null;
  readonly connect: () => ClosientClient;
}

/** A core with work at the stand-in, whose pauses pass at once: its clock goes on by as much. */
export async function openRemoteRoom(sim: Sim, options: TestRoomOptions = {}): Promise<RemoteRoom> {
  let waited = 0;
  const waits: number[] = [];
  const begun = sim.now();
  const ports = {
    now: () => begun + waited,
    wait: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      waits.push(ms);
      waited += ms;
      sim.advance(ms);
      remote.onWait();
      await setImmediate();
      signal.throwIfAborted();
    },
    ...options.ports,
  };
  const room = await openTestRoom({ ...options, ports });
  const connect = (): ClosientClient => {
    const client = new ClosientClient({
      address: sim.url,
      key: sim.key,
      ports: room.ports,
      wait: ports.wait,
      random: () => 0.5,
      limits: { headersMs: 5_000, stallMs: 5_000 },
    });
    onEnd(() => client.close());
    return client;
  };
  const remote: RemoteRoom = {
    room,
    waits,
    onWait: () => undefined,
    client: connect(),
    connect,
    work: new RemoteWork({
      db: room.db,
      ports: room.ports,
      changes: room.changes,
      paths: room.paths,
      clientFor: () => remote.client,
      remoteOrganizationId: () => sim.organizationId,
    }),
  };
  remote.work.start();
  onEnd(() => remote.work.close());
  return remote;
}
