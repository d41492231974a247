import { setTimeout } from 'node:timers/promises';
import { listOrganisations } from '../../src-main/core/catalog/organisations.ts';
import { openPrintRoom } from '../../src-main/core/print-room.ts';
import { shortPauses, sourcePorts } from './source-ports.ts';

/**
 * A core in a process of its own that syncs, for tests that kill it. Argument: the data folder, connected already.
 * Nothing is started by hand: what an earlier process left goes on by itself. It ends, with one JSON line, when every
 * list was read to its end.
 */
const [folder = ''] = process.argv.slice(2);
const room = await openPrintRoom({
  dataFolder: folder,
  ports: { ...sourcePorts(folder), ...shortPauses() },
});
const [organisation] = listOrganisations(room.db);
if (!organisation) throw new Error('The folder has no organisation.');
for (;;) {
  await room.sync.waitForIdle();
  const { sources, connection } = room.sync.status(organisation.id);
  const lists = sources.filter(({ name }) => ['products', 'lots', 'serials'].includes(name));
  if (connection === null || connection.state === 'refused') throw new Error('It is not connected.');
  if (lists.every(({ finished_at: finished, state }) => finished !== null && state === 'idle')) break;
  await setTimeout(2);
}
const { rss } = process.memoryUsage();
process.stdout.write(`${JSON.stringify({ done: true, rss })}\n`);
await room.close();
