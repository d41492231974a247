/**
 * Writes the sample organisation, always the same: `node scripts/make-sample.ts`.
 * Products of every GTIN length, lots, and 5,000 serials of several lengths; every label fits the default stock and
 * layout. The company prefix 952 is the one GS1 keeps for examples.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gtinCheckDigit } from '../src-shared/gs1/index.ts';
import { randomFrom } from '../test/support/random.ts';

interface SampleLot {
  readonly lot: string;
  readonly date: string;
  readonly serials: number;
  readonly printed: boolean;
}

interface SampleProduct {
  readonly gtin: string;
  readonly name: string;
  readonly dateColumn: 'expiry' | 'best_before';
  readonly serial: (index: number, random: () => number) => string;
  readonly lots: readonly SampleLot[];
}

const withCheck = (digits: string): string => digits + gtinCheckDigit(digits);
const pad = (value: number, length: number): string => String(value).padStart(length, '0');
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const letter = (random: () => number): string => letters.charAt(Math.floor(random() * letters.length));

const products: readonly SampleProduct[] = [
  {
    gtin: '012345678905',
    name: 'Green tea, 20 bags',
    dateColumn: 'best_before',
    serial: (index) => pad(100_000 + index, 6),
    lots: [
      { lot: 'T2609A', date: '2028-09-30', serials: 900, printed: true },
      { lot: 'T2610A', date: '2028-10-31', serials: 420, printed: false },
    ],
  },
  {
    gtin: withCheck('952123400001'),
    name: 'Oat biscuits, 250 g',
    dateColumn: 'best_before',
    serial: (index, random) => `${letter(random)}${letter(random)}${pad(index, 5)}`,
    lots: [
      { lot: 'B-0817', date: '2027-08-17', serials: 850, printed: true },
      { lot: 'B-0901', date: '2027-09-01', serials: 700, printed: true },
      { lot: 'B-1004', date: '2027-10-04', serials: 300, printed: false },
    ],
  },
  {
    gtin: withCheck('952123400002'),
    name: 'Eye drops, 10 ml',
    dateColumn: 'expiry',
    serial: (index, random) => `${pad(Math.floor(random() * 1_000_000), 6)}${pad(index, 4)}`,
    lots: [
      { lot: 'ED26K', date: '2027-11-30', serials: 640, printed: true },
      { lot: 'ED26L', date: '2027-12-31', serials: 260, printed: false },
    ],
  },
  {
    gtin: withCheck('9521234'),
    name: 'Lip balm',
    dateColumn: 'best_before',
    serial: (index) => `L${pad(index, 3)}`,
    lots: [
      { lot: 'LB7', date: '2029-03-31', serials: 400, printed: true },
      { lot: 'LB8', date: '2029-06-30', serials: 110, printed: false },
    ],
  },
  {
    gtin: withCheck('1952123400001'),
    name: 'Oat biscuits, carton of 12',
    dateColumn: 'best_before',
    serial: (index, random) => `C${letter(random)}-${pad(index, 4)}`,
    lots: [
      { lot: 'B-0901', date: '2027-09-01', serials: 320, printed: true },
      { lot: 'B-1004', date: '2027-10-04', serials: 100, printed: false },
    ],
  },
];

const random = randomFrom(952);
const lines = ['gtin,lot,serial,expiry,best_before,product_name,lot_run,created_at'];
const printedLots: { gtin: string; lot: string }[] = [];
let day = 0;
for (const product of products) {
  let index = 0;
  for (const lot of product.lots) {
    day++;
    const created = new Date(Date.UTC(2026, 8, day, 6)).toISOString();
    if (lot.printed) printedLots.push({ gtin: product.gtin.padStart(14, '0'), lot: lot.lot });
    for (let count = 0; count < lot.serials; count++) {
      index++;
      const dates = product.dateColumn === 'expiry' ? `${lot.date},` : `,${lot.date}`;
      const run = `Week ${36 + Math.floor(day / 3)}`;
      lines.push(
        `${product.gtin},${lot.lot},${product.serial(index, random)},${dates},"${product.name}",${run},${created}`,
      );
    }
  }
}

const folder = new URL('../resources/sample/', import.meta.url);
writeFileSync(fileURLToPath(new URL('serials.csv', folder)), `${lines.join('\n')}\n`);
const organisation = {
  name: 'Sample Foods',
  color: '#c0610f',
  digital_link_host: 'id.example.com',
  printed_lots: printedLots,
};
writeFileSync(
  fileURLToPath(new URL('organisation.json', folder)),
  `${JSON.stringify(organisation, null, 2)}\n`,
);
process.stdout.write(`${lines.length - 1} serials, ${printedLots.length} printed lots\n`);
