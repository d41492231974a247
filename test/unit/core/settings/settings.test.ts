import { describe, expect, test } from 'vitest';
import { Settings } from '../../../../src-main/core/settings/settings.ts';
import { openCatalog } from '../../../support/catalog.ts';

function open(): {
  settings: Settings;
  organisation: number;
  other: number;
  catalog: ReturnType<typeof openCatalog>;
} {
  const catalog = openCatalog();
  return {
    catalog,
    settings: new Settings(catalog.db),
    organisation: catalog.organisation,
    other: catalog.newOrganisation('Other'),
  };
}

describe('settings', () => {
  test('have defaults, and belong to one organisation', () => {
    const { settings, organisation, other } = open();
    expect(settings.get(organisation, 'sync_threshold')).toBe(50);
    expect(settings.set(organisation, 'sync_threshold', 7)).toBe(7);
    expect(settings.get(organisation, 'sync_threshold')).toBe(7);
    expect(settings.get(other, 'sync_threshold')).toBe(50);
    settings.set(organisation, 'sync_threshold', 8);
    expect(settings.all(organisation)).toMatchObject({
      sync_threshold: 8,
      digital_link_host: 'www.closient.com',
    });
  });

  test.each<[string, unknown]>([
    ['sync_threshold', 0],
    ['sync_threshold', 10_000],
    ['error_correction', null],
    ['error_correction', 'H'],
    ['default_dpi', 203],
    ['one_lot_per_sheet', true],
    ['file_counts_as_printed', { folder: false }],
    ['digital_link_host', 'id.example.com'],
    ['digital_link_host', 'localhost:65535'],
    ['digital_link_host', 'xn--bcher-kva.example'],
  ])('%s can be %j', (key, value) => {
    const { settings, organisation } = open();
    expect(settings.set(organisation, key, value)).toEqual(value);
  });

  test('a host is kept in small letters', () => {
    const { settings, organisation } = open();
    expect(settings.set(organisation, 'digital_link_host', 'ID.Example.COM')).toBe('id.example.com');
  });

  test.each<[string, unknown]>([
    ['sync_threshold', -1],
    ['sync_threshold', 1.5],
    ['sync_threshold', '50'],
    ['sync_threshold', null],
    ['artifact_retention_days', 0],
    ['download_minutes', 1_441],
    ['default_dpi', 72],
    ['error_correction', 'X'],
    ['one_lot_per_sheet', 'yes'],
    ['file_counts_as_printed', { folder: 'yes' }],
    ['digital_link_host', ''],
    ['digital_link_host', 'https://id.example.com'],
    ['digital_link_host', 'id.example.com/path'],
    ['digital_link_host', 'id..example.com'],
    ['digital_link_host', '-id.example.com'],
    ['digital_link_host', 'id.example.com:65536'],
    ['digital_link_host', 'id.example.com:0'],
    ['digital_link_host', `${'a'.repeat(64)}.example.com`],
    ['digital_link_host', 'a.'.repeat(127) + 'com'],
    ['digital_link_host', 'bücher.example'],
    ['digital_link_host', 'id.example.com\n'],
  ])('%s cannot be %j', (key, value) => {
    const { settings, organisation, catalog } = open();
    expect(() => settings.set(organisation, key, value)).toThrow(
      expect.objectContaining({ code: 'validation_error', message: expect.stringContaining(key) }),
    );
    expect(catalog.rows('SELECT * FROM settings')).toEqual([]);
  });

  test.each(['colour', 'toString', '__proto__', ''])(
    'an unknown key is refused with the known ones: %j',
    (key) => {
      const { settings, organisation } = open();
      expect(() => settings.set(organisation, key, 1)).toThrow(/no setting .*Settings: sync_threshold/);
    },
  );

  test('a stored value that is no longer allowed is named and can be set again; the default does not take its place', () => {
    const { settings, organisation, catalog } = open();
    catalog.db.sqlite.exec(`INSERT INTO settings VALUES (${organisation}, 'digital_link_host', '"no host"')`);
    expect(() => settings.get(organisation, 'digital_link_host')).toThrow(
      /digital_link_host cannot be used; set it again/,
    );
    settings.set(organisation, 'digital_link_host', 'id.example.com');
    expect(settings.get(organisation, 'digital_link_host')).toBe('id.example.com');
  });
});
