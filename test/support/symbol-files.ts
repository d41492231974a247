import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelData, LabelFault, SymbolFile, SymbolSpec } from '../../src-main/core/render/protocol.ts';
import { openReader, type SymbolReader } from '../../src-main/render-worker/read-back/reader.ts';
import { renderSymbols } from '../../src-main/render-worker/symbols-task.ts';

/** Symbol files as a render worker makes them, without the thread around it. */
export interface DrawnFile extends SymbolFile {
  readonly bytes: Buffer;
}

let reader: Promise<SymbolReader> | null = null;

export const plainSpec: SymbolSpec = {
  type: 'barcodes_1d',
  format: 'svg',
  dpi: 600,
  errorCorrection: null,
  xDimensionMm: null,
  humanReadable: true,
  host: 'www.closient.com',
  linear: 'by_gtin',
};

export function labelOf(gtin: string, rest: Partial<LabelData> = {}): LabelData {
  return { gtin, lot: null, serial: null, date: null, dateAi: '17', productName: null, ...rest };
}

export async function drawSymbols(
  spec: Partial<SymbolSpec>,
  labels: readonly LabelData[],
): Promise<{ readonly files: readonly DrawnFile[]; readonly faults: readonly LabelFault[] }> {
  reader ??= openReader();
  const task = { id: 1, kind: 'symbols', spec: { ...plainSpec, ...spec }, labels } as const;
  const { files, bytes, faults } = renderSymbols(task, await reader);
  let at = 0;
  const drawn = files.map((file) => {
    const own = Buffer.from(bytes.subarray(at, at + file.length));
    at += file.length;
    return { ...file, bytes: own };
  });
  if (at !== bytes.length) throw new Error(`${bytes.length - at} bytes belong to no file`);
  return { files: drawn, faults };
}

/** Puts the files into a folder. @returns their paths, in order. */
export function writeFiles(files: readonly DrawnFile[], format: string, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map(({ bytes }, number) => {
    const path = join(folder, `${String(number).padStart(5, '0')}.${format}`);
    writeFileSync(path, bytes);
    return path;
  });
}
