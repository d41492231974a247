import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dotsPerInch, type Dpi } from '../../src-shared/units.ts';
import { needs } from './needs.ts';

/**
 * Readers from Debian that the renderer does not use, on symbol files: each takes many files per process start and
 * gives one result per file, in order, null where it found nothing. One symbol per file.
 */
export interface Decoded {
  /** `EAN-13`, `Code128`, ... as the reader calls it. */
  readonly format: string;
  /** AIM symbology identifier; null from readers that do not tell. */
  readonly identifier: string | null;
  /** Latin-1 of the bytes, GS (U+001D) between GS1 elements. */
  readonly text: string;
}

export const hasZxing = (): boolean => needs('zxing-cpp-tools', '/usr/bin/ZXingReader');
export const hasZbar = (): boolean => needs('zbar-tools', '/usr/bin/zbarimg');
export const hasDmtx = (): boolean => needs('dmtx-utils', '/usr/bin/dmtxread');
/** What it takes to look at SVG and EPS files. */
export const hasRasterisers = (): boolean =>
  needs('librsvg2-bin', '/usr/bin/rsvg-convert') &&
  needs('poppler-utils', '/usr/bin/pdftoppm') &&
  needs('ghostscript', '/usr/bin/gs');

const maxBuffer = 256 * 1024 * 1024;
/** Far below what a command line may have. */
const filesPerProcess = 200;

/**
 * Symbol files as grey PNG files at true size, for readers: SVG through librsvg and poppler, EPS through Ghostscript,
 * PNG as it is. All files of one format.
 */
export function rasteriseFiles(paths: readonly string[], dpi: Dpi, folder: string): string[] {
  if (paths[0]?.endsWith('.png')) return [...paths];
  mkdirSync(folder, { recursive: true });
  return inParts(paths, (part, number) => {
    const name = `part${String(number).padStart(4, '0')}`;
    const resolution = ['-r', String(dotsPerInch(dpi))];
    if (part[0]?.endsWith('.eps')) {
      const page = join(folder, `${name}-%05d.png`);
      const safe = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-dEPSCrop', '-sDEVICE=pnggray'];
      execFileSync('gs', [...safe, `-r${dotsPerInch(dpi)}`, `-sOutputFile=${page}`, ...part]);
    } else {
      const pdf = join(folder, `${name}.pdf`);
      execFileSync('rsvg-convert', ['-f', 'pdf', '-o', pdf, ...part]);
      execFileSync('pdftoppm', [...resolution, '-gray', '-png', pdf, join(folder, name)]);
    }
    const pages = readdirSync(folder)
      .filter((file) => file.startsWith(`${name}-`))
      .sort()
      .map((file) => join(folder, file));
    if (pages.length !== part.length) throw new Error(`${part.length} files became ${pages.length} pictures`);
    return pages;
  });
}

/** zxing-cpp 1.4 of Debian: identifiers and raw bytes of everything. */
export function readWithZxing(pictures: readonly string[]): (Decoded | null)[] {
  return inParts(pictures, (part) => {
    // Two names make it say which file a result is of. `-ispure`: without, 1.4 trips over an assertion of its own.
    const output = execFileSync('ZXingReader', ['-ispure', ...part, part[0] ?? ''], { maxBuffer }).toString(
      'latin1',
    );
    const found = new Map<string, Decoded>();
    for (const block of output.split(/^File: +/m).slice(1)) {
      const field = (name: string): string => new RegExp(`^${name}: +(.*)$`, 'm').exec(block)?.[1] ?? '';
      const text = Buffer.from(field('Bytes').replaceAll(' ', ''), 'hex').toString('latin1');
      const path = block.slice(0, block.indexOf('\n'));
      if (text !== '') found.set(path, { format: field('Format'), identifier: field('Identifier'), text });
    }
    return part.map((path) => found.get(path) ?? null);
  });
}

/** zbar: linear symbols and QR codes; UPC-A comes as EAN-13 with a zero in front. Drops FNC1 in front, keeps GS. */
export function readWithZbar(pictures: readonly string[]): (Decoded | null)[] {
  return inParts(pictures, (part) => {
    const args = ['-q', '--xml', ...part];
    const output = tolerant('zbarimg', args);
    const found = new Map<string, Decoded>();
    for (const [, path = '', body = ''] of output.matchAll(/<source href='([^']*)'>([\s\S]*?)<\/source>/g)) {
      const symbol =
        /<symbol type='([^']+)'[^>]*><data(?: format='(base64)'[^>]*)?><!\[CDATA\[([\s\S]*?)\]\]>/.exec(body);
      if (!symbol) continue;
      const [, format = '', base64, data = ''] = symbol;
      const text = base64 ? Buffer.from(data, 'base64').toString('latin1') : data;
      found.set(path, { format, identifier: null, text });
    }
    return part.map((path) => found.get(path) ?? null);
  });
}

/** libdmtx: Data Matrix only, and never at rest on other pictures, hence the limit of 10 s a file. FNC1 in front shows as a GS that is taken off again: without it, it is no GS1 symbol. */
export function readWithDmtx(pictures: readonly string[]): (Decoded | null)[] {
  const read = (part: readonly string[]): (Decoded | null)[] => {
    const lines = tolerant('dmtxread', ['-n', '-G29', '-N1', '-m10000', ...part])
      .split('\n')
      .slice(0, -1);
    if (lines.length === part.length) {
      return lines.map((line) => ({
        format: 'DataMatrix',
        identifier: line.startsWith('\x1d') ? ']d2' : ']d1',
        text: line.startsWith('\x1d') ? line.slice(1) : line,
      }));
    }
    // It does not say which file it could not read: halve until that is plain.
    if (part.length === 1) return [null];
    const middle = part.length >> 1;
    return [...read(part.slice(0, middle)), ...read(part.slice(middle))];
  };
  return inParts(pictures, read);
}

/** Readers end with an error where they found nothing in one of the files; what they did find is on stdout. */
function tolerant(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { maxBuffer, stdio: ['ignore', 'pipe', 'ignore'] }).toString('latin1');
  } catch (caught) {
    const stdout: unknown = caught instanceof Error && 'stdout' in caught ? caught.stdout : undefined;
    if (Buffer.isBuffer(stdout)) return stdout.toString('latin1');
    throw caught;
  }
}

function inParts<T>(
  paths: readonly string[],
  work: (part: readonly string[], number: number) => readonly T[],
): T[] {
  const results: T[] = [];
  for (let from = 0; from < paths.length; from += filesPerProcess) {
    results.push(...work(paths.slice(from, from + filesPerProcess), from / filesPerProcess));
  }
  return results;
}
