import pdfToPrinter from 'pdf-to-printer';
import type { SumatraEnd, SumatraOrder } from '../core/printing/drivers/windows/protocol.ts';

/**
 * Has SumatraPDF print a file:
 *
 *     -print-to NAME -silent -print-settings "PAGES,ORIENTATION,noscale,simplex,bin=TRAY,paper=FORM,1x" FILE
 *
 * `noscale`: without a word about it SumatraPDF shrinks. `1x`: otherwise it takes the copies of the user's printing
 * preferences. The orientation is said because SumatraPDF 3.4.6 turns every page that is wider than tall by itself
 * unless it is told `landscape`; with a form of the same shape that leaves the page as it is.
 */
export async function printPdf(order: SumatraOrder): Promise<SumatraEnd> {
  try {
    await pdfToPrinter.print(order.pdf, {
      sumatraPdfPath: order.sumatraPdf,
      printer: order.printer,
      silent: true,
      pages: order.pages,
      orientation: order.orientation,
      scale: 'noscale',
      side: 'simplex',
      ...(order.tray === null ? {} : { bin: order.tray }),
      paperSize: order.paper,
      copies: 1,
    });
    return { exit: 0, code: null };
  } catch (caught) {
    // It throws what execFile does; on systems other than Windows a string.
    if (!(caught instanceof Error) || !('code' in caught)) throw new Error(String(caught), { cause: caught });
    const { code } = caught;
    if (typeof code === 'number') return { exit: code, code: null };
    return { exit: null, code: typeof code === 'string' ? code : null };
  }
}
