import type { ReadResult } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What an independent reader says of one symbol in a picture. */
export interface SymbolFound {
  /** `QRCode`, `DataMatrix`, `EAN13`... as the reader names it. */
  readonly format: string;
  /** AIM symbology identifier: `]Q1` plain QR, `]d2` GS1 DataMatrix. */
  readonly identifier: string;
  /** GS (0x1D) between elements, as the bytes have it. */
  readonly text: string;
}

/**
 * Reads the symbols of a picture with zxing-cpp, from the package's own file: the same reader that every symbol passed
 * before its job was finished, here on what is shown. Loaded with the first question.
 * @throws what the reader throws.
 */
export async function readSymbols(picture: ImageData): Promise<SymbolFound[]> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
  const found = await readBarcodes(picture, {
    tryHarder: true,
    tryInvert: false,
    maxNumberOfSymbols: 8,
    textMode: 'Plain',
  });
  return found.filter(({ isValid }) => isValid).map(symbolOf);
}

function symbolOf({ format, symbologyIdentifier, bytes, text }: ReadResult): SymbolFound {
  // Its text modes write the separator in other ways; the bytes have it as it is.
  const isGs1 = bytes.includes(0x1d);
  return {
    format,
    identifier: symbologyIdentifier,
    text: isGs1 ? new TextDecoder('latin1').decode(bytes) : text,
  };
}
