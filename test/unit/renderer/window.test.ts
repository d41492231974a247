import { describe, expect, test } from 'vitest';
import type { Printer } from '../../../src-shared/contract/printing.ts';
import type { SyncOverview, SyncSource } from '../../../src-shared/contract/sync.ts';
import { dataAge } from '../../../src-renderer/components/data-age.ts';
import { placesOf } from '../../../src-renderer/screens/first-start/print-places.ts';
import { appearanceOf } from '../../../src-renderer/state/appearance.ts';

const now = Date.parse('2026-03-02T12:00:00Z');

function source(facts: Partial<SyncSource>): SyncSource {
  return {
    name: 'products',
    title: 'Products',
    assumed: false,
    by_hand: false,
    warning: null,
    state: 'idle',
    sentence: null,
    counts: { read: 0, created: 0, updated: 0, unchanged: 0, quarantined: 0, conflicts: 0, deactivated: 0 },
    pages_done: 0,
    pages_total: null,
    rows_per_second: null,
    forecast: null,
    started_at: null,
    finished_at: '2026-03-02T11:55:00.000Z',
    ...facts,
  };
}

function overview(state: 'online' | 'offline' | 'refused', sources: SyncSource[]): SyncOverview {
  return {
    connection: {
      url: 'https://www.closient.com',
      remote_organization_id: '1',
      remote_organization_name: 'North Sea Foods',
      state,
      sentence: null,
      last_seen_at: '2026-03-02T11:59:00.000Z',
      offline_since: null,
      key: 'stored',
      key_warning: null,
      clock_warning: null,
      digital_link_host_seen: null,
    },
    sources,
    quota: null,
    quarantined: 0,
    conflicts: 0,
    outbox: { events: 0, waiting: 0, sent: 0, parked: 0, oldest_waiting_at: null, sinks: [] },
    alarms: [],
  };
}

describe('the badge of the data', () => {
  test('says nothing where nobody connected the organisation', () => {
    expect(dataAge('live', { ...overview('online', []), connection: null }, now)).toBeNull();
    expect(dataAge('live', null, now)).toBeNull();
  });

  test('is calm when offline, and says how old the data is: as old as its oldest list', () => {
    const lists = [source({}), source({ name: 'serials', finished_at: '2026-03-02T09:00:00.000Z' })];
    expect(dataAge('live', overview('offline', lists), now)).toEqual({
      tone: 'calm',
      text: 'Offline',
      age: 'Data: 3 hr. ago',
    });
  });

  test('is up to date only as long as Closient answers', () => {
    const lists = [source({ finished_at: '2026-03-02T11:59:30.000Z' })];
    expect(dataAge('live', overview('online', lists), now)?.age).toBe('Data is up to date');
    expect(dataAge('live', overview('offline', lists), now)?.age).toBe('Data: this minute');
    expect(dataAge('live', overview('refused', lists), now)?.age).toBe('Data: this minute');
  });

  test('leaves out what runs by hand, what is a folder, and what the server does not offer', () => {
    const lists = [
      source({}),
      source({ name: 'exported', by_hand: true, finished_at: null }),
      source({ name: 'folder', finished_at: '2020-01-01T00:00:00.000Z' }),
      source({ name: 'lots', state: 'unavailable', finished_at: null }),
    ];
    expect(dataAge('live', overview('online', lists), now)?.age).toBe('Data: 5 min. ago');
  });

  test('is loud only where a person must act', () => {
    expect(dataAge('live', overview('refused', []), now)?.tone).toBe('trouble');
    expect(dataAge('signed_out', null, now)?.tone).toBe('trouble');
    expect(dataAge('lost', overview('online', []), now)).toMatchObject({ tone: 'waiting', age: null });
  });
});

describe('how the window looks', () => {
  test('is as the system until somebody says otherwise', () => {
    const usual = { scheme: 'auto', contrast: 'auto', sound: true, volume: 'usual', singleKeys: true };
    expect(appearanceOf(null)).toEqual(usual);
    expect(appearanceOf('{"scheme":"neon","volume":11}')).toEqual(usual);
    expect(appearanceOf('no json')).toEqual(usual);
    expect(appearanceOf('[]')).toEqual(usual);
  });

  test('is what was remembered', () => {
    const kept = { scheme: 'dark', contrast: 'more', sound: false, volume: 'loud', singleKeys: false };
    expect(appearanceOf(JSON.stringify(kept))).toEqual(kept);
  });
});

test('the first sheet goes to a device before the folder, and a printer that is set up is not offered twice', () => {
  const printer = (name: string, driver: Printer['driver'], uri: string) =>
    ({ name, driver, uri }) as Printer;
  const found = (name: string, uri: string) =>
    ({ name, driver: 'ipp', uri, note: null, added_as: null }) as const;
  const places = placesOf(
    [printer('folder', 'folder', '/data/printed'), printer('Line 3', 'ipp', 'ipp://a/ipp/print')],
    [found('Zebra', 'ipp://b/ipp/print'), found('Line 3 again', 'ipp://a/ipp/print')],
  );
  expect(places.map(({ kind, key }) => [kind, key])).toEqual([
    ['printer', 'Line 3'],
    ['found', 'ipp ipp://b/ipp/print'],
    ['folder', 'folder'],
  ]);
});
