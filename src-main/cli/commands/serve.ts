import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { nullIfInUse, readHostFile, waitForOwner } from '../../core/folder/owner.ts';
import { openPrintRoom } from '../../core/print-room.ts';
import { startHost } from '../../headless/host.ts';
import { askHost, portsFor } from '../connect.ts';
import type { CommonOptions } from '../common-options.ts';

/** Serves until SIGTERM or SIGINT. Exactly one line goes to stdout, when the host is ready. */
export async function serve(
  common: CommonOptions,
  options: { readonly port: number; readonly sample: boolean },
): Promise<void> {
  // Before anything can be told to stop; and for good, so that a second signal does not cut the closing short.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const room = await open(common, options.sample);
  useConsoleForLog(room.ports.logger);
  try {
    const { page } = common.places;
    const host = await startHost(room, { port: options.port, page, organization: common.organization });
    process.stdout.write(`${JSON.stringify(host.address)}\n`);
    await stopped;
    await host.close();
  } finally {
    await room.close();
  }
}

/** One host per folder: a second one says where the first is. */
function open(common: CommonOptions, sample: boolean): ReturnType<typeof openPrintRoom> {
  const ports = portsFor(common.data, common.places);
  return waitForOwner(common.data, async (deadline) => {
    const room = await nullIfInUse(openPrintRoom({ dataFolder: common.data, ports, sample }));
    if (room) return room;
    const owner = readHostFile(common.data);
    if (!(await askHost(owner, deadline))) return null;
    throw new PrintRoomError(
      'folder_in_use',
      `The data folder ${common.data} is in use: process ${owner?.pid} serves it at ${owner?.url}.`,
    );
  });
}

/** Libraries write to the console when a browser goes away in the middle of an answer; stdout has one line only. */
function useConsoleForLog(logger: Logger): void {
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logger.warn(chunk.toString().trimEnd());
      done();
    },
  });
  globalThis.console = new Console({ stdout: log, stderr: log });
}
