import { hash } from 'node:crypto';
import { nameOfEntity } from '../../src-shared/entity-name.ts';
import type { LabelData, LabelFault, SymbolFile, SymbolSpec, SymbolsTask } from '../core/render/protocol.ts';
import type { Drawing } from './files/drawing.ts';
import { drawSymbolFile } from './files/draw.ts';
import { epsOf } from './files/eps.ts';
import { pictureOf } from './files/picture.ts';
import { pngOf } from './files/png.ts';
import { svgOf } from './files/svg.ts';
import { LabelProblem } from './label-problem.ts';
import type { SymbolReader } from './read-back/reader.ts';
import { encodeSymbol, symbologiesOf, type ArchiveSymbol } from './symbols/encode-symbols.ts';

export interface RenderedSymbols {
  readonly files: readonly SymbolFile[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly faults: readonly LabelFault[];
}

/** The files of the task being worked on: one buffer for all tasks, grown when a larger one comes. */
let scratch = Buffer.allocUnsafeSlow(256 * 1024);

/**
 * Draws every symbol of a slice, each read back before it is written. All bad labels are named, not only the first;
 * then there are no files.
 */
export function renderSymbols({ spec, labels }: SymbolsTask, reader: SymbolReader): RenderedSymbols {
  const files: SymbolFile[] = [];
  const faults: LabelFault[] = [];
  let length = 0;
  labels.forEach((label, index) => {
    try {
      for (const symbology of symbologiesOf(spec, label)) {
        const symbol = encodeSymbol(symbology, label, spec);
        const drawing = drawReadBack(symbol, label, spec, reader);
        const bytes = write(drawing, spec, length);
        const sha256 = hash('sha256', scratch.subarray(length, length + bytes), 'hex');
        files.push({ index, symbology, content: symbol.encoded.meant, length: bytes, sha256 });
        length += bytes;
      }
    } catch (caught) {
      faults.push({ index, ...faultOf(caught, label) });
    }
  });
  if (faults.length > 0) return { files: [], bytes: new Uint8Array(), faults };
  // An own buffer, as it is handed over to the main thread.
  return { files, bytes: new Uint8Array(scratch.subarray(0, length)), faults };
}

/** @throws LabelProblem where the symbol breaks a rule, or where the reader does not see what was meant. */
function drawReadBack(
  symbol: ArchiveSymbol,
  label: LabelData,
  spec: SymbolSpec,
  reader: SymbolReader,
): Drawing {
  const drawing = drawSymbolFile(symbol, label, spec);
  const { encoded } = symbol;
  const seen = reader.read(pictureOf(drawing), encoded.kind);
  if (encoded.matches(seen)) return drawing;
  throw new LabelProblem(
    'symbol_read_back_failed',
    label,
    `the symbol was read back as ${JSON.stringify(seen?.text ?? null)} instead of ` +
      `${JSON.stringify(encoded.meant)}. It was not written; please report this label`,
  );
}

/** Writes the file at `offset` of the scratch buffer. @returns its length in bytes. */
function write(drawing: Drawing, { format, dpi }: SymbolSpec, offset: number): number {
  switch (format) {
    case 'svg':
      return append(svgOf(drawing, dpi), offset);
    case 'eps':
      return append(epsOf(drawing, dpi), offset);
    case 'png': {
      const png = pngOf(drawing, dpi);
      reserve(offset, png.length);
      return png.copy(scratch, offset);
    }
  }
}

function append(text: string, offset: number): number {
  reserve(offset, text.length);
  return scratch.write(text, offset, 'latin1');
}

function reserve(offset: number, length: number): void {
  if (scratch.length >= offset + length) return;
  const larger = Buffer.allocUnsafeSlow(2 * (offset + length));
  scratch.copy(larger, 0, 0, offset);
  scratch = larger;
}

/** A defect of ours, too, must say which label met it. */
function faultOf(caught: unknown, label: LabelData): Omit<LabelFault, 'index'> {
  if (caught instanceof LabelProblem) return { code: caught.code, message: caught.message };
  const reason = caught instanceof Error ? caught.message : String(caught);
  return { code: 'render_failed', message: `${nameOfEntity(label)} could not be drawn: ${reason}` };
}
