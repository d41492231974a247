import { openPrintRoom } from '../../core/print-room.ts';
import { startHost } from '../../headless/host.ts';
import { portsFor } from '../connect.ts';
import type { CommonOptions } from '../run-command.ts';

/** Serves until SIGTERM or SIGINT. Exactly one line goes to stdout, when the host is ready. */
export async function serve(
  common: CommonOptions,
  options: { readonly port: number; readonly sample: boolean },
): Promise<void> {
  const room = await openPrintRoom({
    dataFolder: common.data,
    ports: portsFor(common.data, common.places),
    sample: options.sample,
  });
  try {
    const host = await startHost(room, { port: options.port, page: common.places.page });
    process.stdout.write(`${JSON.stringify(host.address)}\n`);
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('SIGINT', resolve);
    });
    await host.close();
  } finally {
    await room.close();
  }
}
