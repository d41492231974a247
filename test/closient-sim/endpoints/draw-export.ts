import type { Identity } from '../catalog/rows.ts';
import { barcode, dataMatrix, digitalLink, elementString, qrCode, type Modules } from '../draw/modules.ts';
import { eps, png, svg } from '../draw/pictures.ts';
import { sheetPdf } from '../draw/sheet-pdf.ts';
import { Zip } from '../draw/zip.ts';
import type { SimSettings } from '../options.ts';

const dotsPerModule = 5;

/** The file of a label export. @param pause called after each symbol, so that others get their turn. */
export async function drawExport(
  exportType: string,
  format: string,
  labels: readonly Identity[],
  settings: SimSettings,
  pause: () => Promise<void>,
): Promise<Buffer> {
  if (exportType === 'sheet_pdf') return sheetPdf(labels, pause);
  const zip = new Zip();
  const link = { stem: settings.digitalLinkStem, date: settings.digitalLinkDate };
  for (const [i, label] of labels.entries()) {
    // Inner names are not documented; a number keeps them apart.
    const name = `${String(i + 1).padStart(6, '0')}_${label.gtin}`;
    const add = (mark: string, modules: Modules): void =>
      zip.add(`${name}${mark}.${format}`, picture(format, modules));
    if (exportType === 'datamatrix') add('', dataMatrix(elementString(label)));
    else if (exportType === 'qr_codes') add('', qrCode(digitalLink(label, link)));
    else if (exportType === 'barcodes_1d') add('', barcode(label.gtin));
    else {
      add('_qr', qrCode(digitalLink(label, link)));
      add('_1d', barcode(label.gtin));
    }
    await pause();
  }
  return zip.end();
}

function picture(format: string, modules: Modules): Buffer {
  if (format === 'png') return png(modules, dotsPerModule);
  return format === 'eps' ? eps(modules) : svg(modules);
}
