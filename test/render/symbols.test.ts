import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { gtinCheckDigit } from '../../src-shared/gs1/index.ts';
import { resolutions, type Dpi } from '../../src-shared/units.ts';
import type {
  LabelData,
  RenderResult,
  SymbolSpec,
  WorkerMessage,
} from '../../src-main/core/render/protocol.ts';
import {
  hasDmtx,
  hasRasterisers,
  hasZbar,
  hasZxing,
  rasteriseFiles,
  readWithDmtx,
  readWithZbar,
  readWithZxing,
  type Decoded,
} from '../support/decoders.ts';
import { randomFrom } from '../support/random.ts';
import { onEnd, temporaryFolder } from '../support/room.ts';
import { drawSymbols, labelOf, plainSpec, writeFiles } from '../support/symbol-files.ts';

const readers = hasZxing() && hasZbar() && hasDmtx() && hasRasterisers();
const gtin = '09521234000013';
const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** Every character in a lot and in a serial, what is special somewhere, and the longest there is. */
const hostile: readonly LabelData[] = [
  ...Array.from(cset82, (character) =>
    labelOf(gtin, { lot: character === '.' ? 'a.' : character, serial: `${character}${character}` }),
  ).filter(({ serial }) => serial !== '..'),
  labelOf(gtin, { serial: 'A(10)B', lot: '(21)' }),
  labelOf(gtin, { serial: '%1D21', lot: '%5E', date: '271231' }),
  labelOf(gtin, { lot: '00000000000000000000', serial: '99999999999999999999', date: '281130' }),
  labelOf(gtin, { lot: 'ABCDEFGHIJKLMNOPQRST', serial: 'abcdefghijklmnopqrst', date: '281130' }),
  labelOf(gtin, { lot: '%%%%%%%%%%%%%%%%%%%%', serial: '""""""""""""""""""""', date: '281130' }),
  labelOf(gtin, { date: '271231', dateAi: '15' }),
  labelOf(gtin),
];
/** The same without what is too long for GS1-128. */
const short = hostile.filter((label) => elementsOf(label).length <= 48);

/** One GTIN of each length and first digit: every number set and every pair of bars. */
const gtins: readonly LabelData[] = [8, 12, 13, 14].flatMap((length) => {
  const random = randomFrom(length);
  return Array.from({ length: 12 }, (_, index) => {
    const first = length === 14 || length === 13 ? 1 + (index % 8) : 5;
    const rest = Array.from({ length: length - 2 }, () => Math.floor(random() * 10)).join('');
    const bare = `${first}${rest}`;
    return labelOf((bare + gtinCheckDigit(bare)).padStart(14, '0'), { lot: 'L', serial: String(index) });
  });
});

interface Case {
  readonly spec: Partial<SymbolSpec>;
  readonly labels: readonly LabelData[];
}

const cases: readonly Case[] = resolutions.flatMap((dpi): Case[] => [
  { spec: { dpi, type: 'qr_codes', format: 'svg' }, labels: dpi === 300 ? hostile : hostile.slice(-7) },
  { spec: { dpi, type: 'qr_codes', format: 'png' }, labels: dpi === 203 ? hostile : hostile.slice(-7) },
  { spec: { dpi, type: 'datamatrix', format: 'svg' }, labels: dpi === 300 ? hostile : hostile.slice(-7) },
  { spec: { dpi, type: 'datamatrix', format: 'png' }, labels: dpi === 203 ? hostile : hostile.slice(-7) },
  { spec: { dpi, format: 'svg' }, labels: gtins.filter((_, index) => dpi === 300 || index % 6 === 0) },
  { spec: { dpi, format: 'eps' }, labels: gtins.filter((_, index) => dpi === 300 || index % 6 === 0) },
  {
    spec: { dpi, format: dpi === 203 ? 'svg' : 'eps', linear: 'gs1_128', xDimensionMm: 0.26 },
    labels: dpi === 300 ? short : short.slice(0, 6),
  },
  { spec: { dpi, type: 'codes_combined', format: 'svg', humanReadable: false }, labels: gtins.slice(0, 3) },
]);

const nameOf = ({ dpi, type, format, linear }: Partial<SymbolSpec>): string =>
  `${type ?? linear ?? 'EAN/UPC and ITF-14'} as ${format} at ${dpi} dpi`;

test.each(cases.map(({ spec, labels }) => [nameOf(spec), spec, labels] as const))(
  '%s are read by readers the renderer does not use, as what was meant',
  { skip: !readers },
  async (_name, spec, labels) => {
    // 0.26 mm is less than two dots of 203 dpi allow.
    const asked = spec.dpi === 203 && spec.xDimensionMm ? { ...spec, xDimensionMm: 0.375 } : spec;
    const fitting = asked === spec ? labels : labels.slice(0, 2);
    const { files, faults } = await drawSymbols(asked, fitting);
    expect(faults).toEqual([]);
    const folder = temporaryFolder();
    const paths = writeFiles(files, spec.format ?? 'svg', folder);
    const pictures = rasteriseFiles(paths, spec.dpi ?? 600, join(folder, 'pictures'));
    const isMatrix = files.map(({ symbology }) => symbology === 'gs1_datamatrix');
    const byZxing = readWithZxing(pictures);
    const bySecond = isMatrix.every(Boolean) ? readWithDmtx(pictures) : readWithZbar(pictures);
    files.forEach((file, number) => {
      const label = fitting[file.index] ?? labelOf('');
      const meant = meantBy(file.symbology, label);
      expect(byZxing[number], JSON.stringify(label)).toMatchObject({
        text: meant.text,
        identifier: meant.identifier,
      });
      expect(textBySecond(bySecond[number] ?? null), JSON.stringify(label)).toBe(
        file.symbology === 'upc_a' ? `0${meant.text}` : meant.text,
      );
      expect(file.content).toBe(meant.content);
    });
  },
);

test('a character that GS1 does not know is no symbol but an error', async () => {
  for (const serial of ['A^B', 'A\u001dB', 'é']) {
    for (const spec of [{ type: 'datamatrix' }, { linear: 'gs1_128' }] as const) {
      const { files, faults } = await drawSymbols(spec, [labelOf(gtin, { serial })]);
      expect(files).toEqual([]);
      expect(faults[0]?.message).toContain(`serial ${serial} of GTIN ${gtin} could not be drawn: `);
    }
  }
});

const worker = new URL('../../src-main/render-worker/main.ts', import.meta.url);
const wrongWorker = new URL('../fixtures/workers/wrong-serial.ts', import.meta.url);

/** What a render thread answers to one task. */
async function answerOf(script: URL, spec: Partial<SymbolSpec>, labels: readonly LabelData[]) {
  const font = { resource: 'F1', glyphs: {}, capHeight: 700 };
  const thread = new Worker(script, { workerData: { font } });
  onEnd(() => thread.terminate());
  const answered = new Promise<RenderResult>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('message', (message: WorkerMessage) => {
      if (message.kind !== 'ready' && message.kind !== 'taken') resolve(message);
    });
  });
  thread.postMessage({ id: 7, kind: 'symbols', spec: { ...plainSpec, ...spec }, labels });
  return answered;
}

test('a render thread hands over the files of its slice in one piece', async () => {
  const labels = [labelOf(gtin, { serial: 'S1' }), labelOf(gtin, { serial: 'S2' })];
  const answer = await answerOf(worker, { type: 'codes_combined' }, labels);
  const { files } = await drawSymbols({ type: 'codes_combined' }, labels);
  expect(answer).toEqual({
    id: 7,
    kind: 'symbols',
    files: files.map(({ bytes: _bytes, ...file }) => file),
    bytes: new Uint8Array(Buffer.concat(files.map(({ bytes }) => bytes))),
  });
});

test.each([{ type: 'qr_codes' }, { type: 'datamatrix', format: 'png' }, { linear: 'gs1_128' }] as const)(
  'a symbol that says something else than its label is not written: %o',
  async (spec) => {
    const labels = ['S000069', 'S000070'].map((serial) => labelOf(gtin, { serial }));
    const answer = await answerOf(wrongWorker, spec, labels);
    expect(answer).toMatchObject({
      kind: 'faults',
      faults: [
        { index: 1, code: 'symbol_read_back_failed', message: expect.stringMatching(/S000071.*S000070/) },
      ],
    });
  },
);

test(
  'an EPS says its box: the ink that Ghostscript finds lies in it with exactly the quiet zones around',
  {
    skip: !readers,
  },
  async () => {
    const labels = [0, 12, 24, 36].map((index) => gtins[index] ?? labelOf(gtin));
    const quiet = { ean_8: [7, 7], upc_a: [9, 9], ean_13: [11, 7], itf_14: [10, 10] } as Record<
      string,
      number[]
    >;
    for (const dpi of resolutions) {
      const { files } = await drawSymbols({ format: 'eps', dpi, humanReadable: false }, labels);
      const paths = writeFiles(files, 'eps', temporaryFolder());
      paths.forEach((path, number) => {
        const eps = readFileSync(path, 'latin1');
        expect(eps.startsWith('%!PS-Adobe-3.0 EPSF-3.0\n')).toBe(true);
        const [, across = 0, up = 0] = (/^%%BoundingBox: 0 0 (\d+) (\d+)$/m.exec(eps) ?? []).map(Number);
        const [, width = 0, height = 0] = (
          /^%%HiResBoundingBox: 0 0 ([\d.]+) ([\d.]+)$/m.exec(eps) ?? []
        ).map(Number);
        expect([across, up]).toEqual([Math.ceil(width), Math.ceil(height)]);
        const ink = inkBox(path);
        const symbology = files[number]?.symbology ?? '';
        const [left = 0, right = 0] = quiet[symbology] ?? [];
        const x = xPoints(dpi, symbology);
        // Ghostscript rounds the box to a dot of its own 4000 dpi, and bars are a fiftieth of a dot narrower.
        expect(Math.abs(ink.left - left * x)).toBeLessThan(0.04);
        expect(Math.abs(width - ink.right - right * x)).toBeLessThan(0.04);
        expect(Math.abs(ink.bottom)).toBeLessThan(0.04);
        expect(Math.abs(height - ink.top)).toBeLessThan(0.04);
      });
    }
  },
);

test('an EPS needs no font and leaves nothing behind in the interpreter', { skip: !readers }, async () => {
  const { files } = await drawSymbols({ format: 'eps' }, gtins.slice(0, 1));
  const [path = ''] = writeFiles(files, 'eps', temporaryFolder());
  expect(readFileSync(path, 'latin1')).not.toMatch(/findfont|selectfont/);
  const check = `countdictstack (${path}) run countdictstack eq count 1 eq and {(clean) =} if quit`;
  const output = execFileSync('gs', ['-q', '-dNOSAFER', '-dNODISPLAY', '-dNOPAUSE', '-c', check]);
  expect(output.toString().trim()).toBe('clean');
});

/** The target of each symbology on the dot grid, in points, worked out here a second time. */
function xPoints(dpi: Dpi, symbology: string): number {
  const dot = { 203: 72 / 203.2, 300: 0.24, 600: 0.12 }[dpi];
  const dots = symbology === 'itf_14' ? { 203: 4, 300: 6, 600: 12 } : { 203: 3, 300: 4, 600: 8 };
  return dots[dpi] * dot;
}

function inkBox(path: string) {
  const args = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=bbox', path];
  const output = execFileSync('sh', ['-c', 'gs "$@" 2>&1', 'gs', ...args]).toString();
  const [, left = 0, bottom = 0, right = 0, top = 0] = (
    /%%HiResBoundingBox: ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)/.exec(output) ?? []
  ).map(Number);
  return { left, bottom, right, top };
}

/** Neither zbar nor libdmtx say all: without identifiers the text must do. */
function textBySecond(decoded: Decoded | null): string | null {
  return decoded?.text ?? null;
}

/** Written here a second time on purpose, from the General Specifications and not from our own functions. */
function elementsOf({ gtin: key, lot, serial, date, dateAi }: LabelData): string {
  const end = serial ? `${lot ? '\x1d' : ''}21${serial}` : '';
  return `01${key}${date ? dateAi + date : ''}${lot ? `10${lot}` : ''}${end}`;
}

function meantBy(symbology: string, label: LabelData): { text: string; identifier: string; content: string } {
  const digits = { ean_8: 8, upc_a: 12, ean_13: 13, itf_14: 14 }[symbology];
  if (digits) {
    const text = label.gtin.slice(-digits);
    const identifier = { ean_8: ']E4', itf_14: ']I1' }[symbology] ?? ']E0';
    return { text, identifier, content: text };
  }
  if (symbology === 'qr_code') {
    const escaped = (value: string): string =>
      value.replaceAll(
        /[^A-Za-z0-9\-._~]/g,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
    const { lot, serial, date, dateAi } = label;
    const path = `${lot ? `/10/${escaped(lot)}` : ''}${serial ? `/21/${escaped(serial)}` : ''}`;
    const text = `https://www.closient.com/01/${label.gtin}${path}${date ? `?${dateAi}=${date}` : ''}`;
    return { text, identifier: ']Q1', content: text };
  }
  const text = elementsOf(label);
  const content = `^${text.replaceAll('\x1d', '^')}`;
  return { text, identifier: symbology === 'gs1_128' ? ']C1' : ']d2', content };
}
