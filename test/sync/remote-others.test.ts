import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resolveOrganisation } from '../../src-main/core/catalog/organisations.ts';
import { calibrateHost } from '../../src-main/core/sync/remote/calibrate-host.ts';
import { clientOf, csvFile, temporaryFolder } from '../support/room.ts';
import { openRemoteRoom, type RemoteRoom } from './remote-support.ts';
import { openSim, wide } from './sim-support.ts';

function calibration(remote: RemoteRoom) {
  const { room, client } = remote;
  if (!client) throw new Error('There is no client.');
  const { id } = resolveOrganisation(room.db, undefined);
  return calibrateHost(id, {
    db: room.db,
    client,
    ownHost: room.settings.get(id, 'digital_link_host'),
    readQr: async (png) =>
      (await room.press.readPictures('qr', [png], AbortSignal.timeout(60_000)))[0] ?? null,
  });
}

async function withLot(remote: RemoteRoom): Promise<void> {
  await clientOf(remote.room).admin.importFile({ path: csvFile('gtin,lot\n09521234000013,LOT/7\n') });
}

test('the host in the links of Closient is read from one of its QR codes and changes nothing', async () => {
  const sim = await openSim({ quota: wide, settings: { digitalLinkStem: 'https://id.example.com' } });
  const remote = await openRemoteRoom(sim);
  await withLot(remote);
  expect(await calibration(remote)).toEqual({
    state: 'read',
    own_host: 'www.closient.com',
    seen_host: 'id.example.com',
    seen_link: 'https://id.example.com/01/09521234000013/10/LOT%2F7',
    own_link: 'https://www.closient.com/01/09521234000013/10/LOT%2F7',
    same: false,
    sentence: 'Closient puts id.example.com into its links; labels made here carry www.closient.com.',
  });
  const { organisations } = await clientOf(remote.room).system.info();
  expect(organisations[0]?.digital_link_host).toBe('www.closient.com');
  sim.settings.digitalLinkStem = 'https://www.closient.com';
  expect(await calibration(remote)).toMatchObject({ same: true });
  sim.settings.digitalLinkStem = 'https://www.closient.com/dl';
  expect(await calibration(remote)).toMatchObject({
    same: false,
    seen_host: 'www.closient.com',
    sentence: expect.stringMatching(/a host with a path/),
  });
});

test('without a product nothing is asked', async () => {
  const sim = await openSim({ quota: wide });
  const remote = await openRemoteRoom(sim);
  expect(await calibration(remote)).toMatchObject({ state: 'no_product', seen_host: null });
  expect(sim.seen.total).toBe(0);
});

test('a picture without a link of the product is refused', async () => {
  const sim = await openSim({ quota: wide, settings: { digitalLinkStem: 'javascript:alert(1)//' } });
  const remote = await openRemoteRoom(sim);
  await withLot(remote);
  await expect(calibration(remote)).rejects.toThrow(/holds no Digital Link/);
});

test("the organisation's data export is requested there and fetched, over a restart", async () => {
  const sim = await openSim({ quota: wide });
  const folder = temporaryFolder();
  const first = await openRemoteRoom(sim, { folder });
  const { id } = resolveOrganisation(first.room.db, undefined);
  const requested = await first.work.dataExports.request(id, 'zip');
  expect(requested).toMatchObject({ status: 'pending', archive_format: 'zip' });
  await first.work.close();
  await first.room.close();
  const second = await openRemoteRoom(sim, { folder });
  await second.work.waitForIdle();
  const [done] = second.work.dataExports.list(id);
  expect(done).toMatchObject({ job_id: requested.job_id, status: 'completed', sentence: null });
  expect(done?.sections.map(({ key }) => key)).toContain('organization');
  const { path, bytes } = second.work.dataExports.file(id, requested.job_id);
  const file = readFileSync(path);
  expect(file.length).toBe(bytes);
  expect(file.subarray(0, 2).toString()).toBe('PK');
});
