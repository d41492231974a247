import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gtins, openCatalog, testNow } from '../../support/catalog.ts';
import { temporaryFolder } from '../../support/room.ts';

const rows = (delimiter: string, end: string): string =>
  [
    ['gtin', 'lot', 'serial', 'expiry', 'product_name'],
    [gtins.a, '007', '000123', '2027-12-31', 'Käse'],
    [gtins.a, '007', '000124', '271231', 'Käse'],
  ]
    .map((fields) => fields.join(delimiter))
    .join(end);
const labels = [`${gtins.a} 007 000123 271231`, `${gtins.a} 007 000124 271231`];
const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('a file is read however it was saved', () => {
  test.each<[string, string | Buffer]>([
    ['UTF-8 with commas', rows(',', '\n')],
    ['UTF-8 with a byte order mark', `\ufeff${rows(',', '\n')}`],
    ['semicolons and CRLF', rows(';', '\r\n')],
    ['tabs', `${rows('\t', '\n')}\n`],
    ['CR as the only line end', rows(',', '\r')],
    ['Windows-1252, as Excel saves "CSV"', Buffer.from(rows(';', '\r\n'), 'latin1')],
    [
      'UTF-16LE with its mark, as Excel saves "Unicode text"',
      Buffer.from(`\ufeff${rows('\t', '\r\n')}`, 'utf16le'),
    ],
    ['UTF-16BE with its mark', utf16be(rows(',', '\n'))],
    ['empty lines in front', `\r\n\r\n${rows(';', '\r\n')}`],
    ['every field quoted', rows(',', '\n').replaceAll(/[^,\n]+/g, '"$&"')],
    ['spaces around quoted fields', rows(',', '\n').replaceAll(/[^,\n]+/g, ' "$&" ')],
    [
      'columns in another order and another case',
      `Serial,LOT,gtin,product_name,expiry\n000123,007,${gtins.a},Käse,271231\n000124,007,${gtins.a},Käse,271231`,
    ],
    ['a delimiter more at the end of the lines', rows(',', ',\n').replace('product_name,', 'product_name')],
  ])('%s', async (_, content) => {
    const catalog = openCatalog();
    const report = await catalog.importText(content);
    expect(report).toMatchObject({ created: 2, updated: 0, unchanged: 0, rejected_count: 0, rejected: [] });
    expect(catalog.labels()).toEqual(labels);
    expect(catalog.rows('SELECT gtin, name FROM products')).toEqual([{ gtin: gtins.a, name: 'Käse' }]);
  });

  test('columns that are missing say nothing, and a header alone is a file without rows', async () => {
    const catalog = openCatalog();
    expect(await catalog.importText(`gtin,serial\n${gtins.a},S1`)).toMatchObject({ created: 1 });
    expect(await catalog.importText('gtin,lot\n')).toMatchObject({ created: 0, rejected_count: 0 });
    expect(catalog.labels()).toEqual([`${gtins.a} S1`]);
  });

  test('GTINs of 8, 12, 13 and 14 digits become 14 digits', async () => {
    const catalog = openCatalog();
    const report = await catalog.importText(
      'gtin,lot\n95212340,L1\n012345678905,L1\n9521234543213,L1\n19521234543210,L1\n',
    );
    expect(report.rejected).toEqual([]);
    expect(
      catalog.rows<{ gtin: string }>('SELECT gtin FROM products ORDER BY id').map(({ gtin }) => gtin),
    ).toEqual(['00000095212340', '00012345678905', '09521234543213', '19521234543210']);
  });
});

describe('a file that is no table is refused as a whole, in one sentence', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /is empty/],
    ['only line ends', '\r\n\r\n', /no header line/],
    ['a spreadsheet', Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0', 'latin1'), /not a table of text.*CSV/],
    [
      'random bytes',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0xff, 0xfe, 0x0a, 0x80]),
      /not a table of text/,
    ],
    ['UTF-16 without its mark', Buffer.from(rows(',', '\n'), 'utf16le'), /not a table of text/],
    ['an unknown column', `gtin,lot,serial,colour\n${gtins.a},L1,S1,red`, /"colour"/],
    ['no header', `${gtins.a},L1,S1\n`, /not known: "09521234000013"/],
    ['a column twice', 'gtin,lot,serial,Lot\n', /column lot stands twice/],
    ['no gtin', 'lot,serial\nL1,S1\n', /column gtin is missing/],
    [
      'neither lot nor serial',
      `gtin,expiry\n${gtins.a},271231\n`,
      /neither a column lot nor a column serial/,
    ],
    ['a header that is a broken quote', '"gtin,lot\n', /quote/],
  ])('%s', async (_, content, sentence) => {
    const catalog = openCatalog();
    await expect(catalog.importText(content)).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(sentence),
    });
    expect(catalog.rows('SELECT * FROM import_batches')).toEqual([]);
    expect(catalog.contents()).toEqual({ products: [], lots: [], serials: [] });
  });

  test('a missing file, a folder and a device', async () => {
    const catalog = openCatalog();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'rows.csv'));
    await expect(catalog.importPath(join(folder, 'none.csv'))).rejects.toThrow(/none.csv does not exist/);
    await expect(catalog.importPath(join(folder, 'rows.csv'))).rejects.toThrow(/is not a file/);
    await expect(catalog.importPath('/dev/zero')).rejects.toThrow(/is not a file/);
  });

  test('a file that the system cannot read or open', async () => {
    const catalog = openCatalog();
    // A regular file whose first page is not mapped: reading it is an I/O error.
    await expect(catalog.importPath('/proc/self/mem')).rejects.toMatchObject({ code: 'unreadable_file' });
    // A link to itself: nobody can open it, not even root.
    const path = join(temporaryFolder(), 'rows.csv');
    symlinkSync(path, path);
    await expect(catalog.importPath(path)).rejects.toThrow(/rows.csv cannot be read/);
  });
});

describe('every bad line is reported with its number and its reason, and the others are imported', () => {
  const bad = async (
    lines: readonly string[],
    header = 'gtin,lot,serial,expiry,best_before,product_name,lot_run,created_at',
  ) => {
    const catalog = openCatalog();
    const report = await catalog.importText([header, ...lines].join('\n'));
    return { catalog, report };
  };

  test.each<[string, string, RegExp]>([
    ['a GTIN that a spreadsheet rounded', '9.52123E+12,L1,S1', /Excel/],
    ['a lot that a spreadsheet rounded', `${gtins.a},1.23457E+13,S1`, /lot 1\.23457E\+13.*Excel/],
    ['a serial that a spreadsheet rounded', `${gtins.a},L1,"1,23457E+13"`, /serial 1,23457E\+13.*Excel/],
    ['a wrong check digit', '09521234000014,L1,S1', /check digit.*3/],
    ['13 digits that lost a zero', '952123400001,L1,S1', /check digit/],
    ['a lot with a space', `${gtins.a},L 1,S1`, /space/],
    ['a lot of 21 characters', `${gtins.a},${'L'.repeat(21)},S1`, /21 characters/],
    ['a serial with a letter that GS1 does not have', `${gtins.a},L1,SÄ1`, /U\+00C4/],
    ['a serial with a NUL', `${gtins.a},L1,S\0`, /control character/],
    ['neither lot nor serial', `${gtins.a},,`, /needs a lot or a serial/],
    ['no such day', `${gtins.a},L1,S1,2027-02-30`, /days 01 to 28/],
    ['a date of another form', `${gtins.a},L1,S1,31.12.2027`, /not a date/],
    ['both kinds of date', `${gtins.a},L1,S1,271231,271231`, /not both/],
    ['a creation time without zone', `${gtins.a},L1,S1,,,,,2026-11-30T08:00:00`, /2026-11-30T08:00:00Z/],
    ['a creation time on 30 February', `${gtins.a},L1,S1,,,,,2026-02-30T08:00:00Z`, /created_at/],
    ['more fields than the header', `${gtins.a},L1,S1,,,,,,,x`, /10 fields, the header has 8/],
    ['a name that is no text', `${gtins.a},L1,S1,,,a\x07b`, /product name.*no text/],
    ['a name of 201 characters', `${gtins.a},L1,S1,,,${'n'.repeat(201)}`, /200 characters/],
    ['a lot run without lot', `${gtins.a},,S1,,,,R1`, /lot run belongs to a lot/],
    ['text behind a closing quote', `${gtins.a},"L1"x,S1`, /closing quote/],
    ['a quote that is never closed', `${gtins.a},"L1,S1`, /never closed|closing quote/],
    ['a line of a megabyte', `${gtins.a},L1,${'S'.repeat(1_000_000)}`, /longer than 65,536/],
  ])('%s', async (_, line, reason) => {
    const { catalog, report } = await bad([`${gtins.b},G1,GOOD1`, line, `${gtins.b},G1,GOOD2`]);
    expect(report).toMatchObject({ created: 2, rejected_count: 1 });
    expect(report.rejected).toEqual([{ line: 3, reason: expect.stringMatching(reason) }]);
    // Not even the product of the refused line is there.
    expect(catalog.rows('SELECT gtin FROM products')).toEqual([{ gtin: gtins.b }]);
    expect(catalog.labels()).toHaveLength(2);
  });

  test('line numbers stay right behind empty lines, quoted line breaks, long lines and broken quotes', async () => {
    const { report } = await bad(
      [
        `${gtins.a},L1,S1,"two`, // 2 and 3: a date with a line break
        `lines"`,
        '', // 4
        ',,', // 5: nothing in it
        `${gtins.a},L1,S 2,`, // 6
        `${gtins.a},"L1,S3,`, // 7: the quote closes on line 8, where something stands behind it
        `${gtins.a},"L1,S4,`, // 8
        `${gtins.a},L1,${'x'.repeat(70_000)},`, // 9
        `${gtins.a},L1,S 5,`, // 10
        `${gtins.a},L1,S6,`, // 11: good
        `${gtins.a},L1,S 7,`, // 12, without line end
      ],
      'gtin,lot,serial,expiry',
    );
    expect(report.rejected.map(({ line }) => line)).toEqual([2, 6, 7, 8, 9, 10, 12]);
    expect(report.rejected[0]?.reason).toMatch(/lines 2 to 3 are one quoted row/);
    expect(report.created).toBe(1);
  });

  test('a quoted name may have line breaks, delimiters and quotes; on a label it is one line', async () => {
    const { catalog, report } = await bad([
      `${gtins.a},L1,S1,,,"Cheese,\r\n ""mild"" ",,`,
      `${gtins.a},L1,S 2`,
    ]);
    expect(report.rejected.map(({ line }) => line)).toEqual([4]);
    expect(catalog.rows('SELECT name FROM products')).toEqual([{ name: 'Cheese, "mild"' }]);
  });

  test('a quote inside of an unquoted serial is part of it', async () => {
    const { catalog } = await bad([`${gtins.a},L1,5"x7"`, `${gtins.a},"L""1",S2`]);
    expect(catalog.labels()).toEqual([`${gtins.a} L1 5"x7"`, `${gtins.a} L"1 S2`]);
  });

  test('serials that look like numbers and are none stay what they are', async () => {
    const { catalog, report } = await bad([`${gtins.a},1E-05,3E12`, `${gtins.a},0010,0000`]);
    expect(report.rejected).toEqual([]);
    expect(catalog.labels()).toEqual([`${gtins.a} 1E-05 3E12`, `${gtins.a} 0010 0000`]);
  });

  test('the first 1,000 are named, all are counted', async () => {
    const { report } = await bad(Array.from({ length: 1_500 }, (_, index) => `${gtins.a},L1,S ${index}`));
    expect(report.rejected_count).toBe(1_500);
    expect(report.rejected).toHaveLength(1_000);
    expect(report.rejected.at(-1)?.line).toBe(1_001);
  });

  test('creation times are taken with their zone, a date alone is midnight UTC, none is now', async () => {
    const { catalog } = await bad(
      [
        `${gtins.a},L1,S1,2026-01-31T10:00:00+02:00`,
        `${gtins.a},L1,S2,2026-01-31 10:00+0530`,
        `${gtins.a},L1,S3,2026-01-31`,
        `${gtins.a},L1,S4,`,
        `${gtins.a},L1,S5,2026-01-31T10:00:00.250-03`,
      ],
      'gtin,lot,serial,created_at',
    );
    const times = catalog.rows<{ created_at: number }>('SELECT created_at FROM serials ORDER BY id');
    expect(times.map((row) => new Date(row.created_at).toISOString())).toEqual([
      '2026-01-31T08:00:00.000Z',
      '2026-01-31T04:30:00.000Z',
      '2026-01-31T00:00:00.000Z',
      new Date(testNow).toISOString(),
      '2026-01-31T13:00:00.250Z',
    ]);
  });
});
