import type { PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the bundler makes it: the address of the file
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** Bytes `begin` to `end` (exclusive) of the file. */
export type ReadRange = (begin: number, end: number) => Promise<Uint8Array>;

export interface OpenPdf {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => void;
}

/**
 * The grain of reading. pdf.js joins neighbouring chunks into one request, so a page's content is one question
 * whatever this is; but it visits every page's dictionary when it opens a file, and each visit costs a chunk.
 */
const chunkBytes = 16_384;

/**
 * Opens a PDF of `size` bytes of which only the ranges are read that the shown pages need. `document` rejects
 * when the file cannot be opened, and never settles when it was closed before; `onLost` is told of a range that
 * fails later, after which the document is of no more use.
 */
export function openPdf(size: number, read: ReadRange, onLost: (caught: unknown) => void): OpenPdf {
  let closed = false;
  let end = (): void => {};

  const open = async (): Promise<PDFDocumentProxy> => {
    // The reader is large and only this screen needs it.
    const { getDocument, PDFDataRangeTransport, PDFWorker } = await import('pdfjs-dist');
    const range = new PDFDataRangeTransport(size, await read(0, Math.min(size, chunkBytes)));
    range.requestDataRange = (begin, end) => {
      read(begin, end).then(
        (bytes) => {
          if (!closed) range.onDataRange(begin, bytes);
        },
        // pdf.js has no way to be told of a failed range: it would wait for ever.
        (caught: unknown) => {
          if (!closed) onLost(caught);
        },
      );
    };
    if (closed) throw new Error('closed');
    const thread = new Worker(workerUrl, { type: 'module' });
    // A file that is closed while it opens: pdf.js would throw inside its thread, where nobody can catch it
    // (mozilla/pdf.js#11595), so the thread ends as it is. There is nothing else to release yet.
    const stop = (): void => thread.terminate();
    end = stop;
    const task = getDocument({
      worker: PDFWorker.create({ port: thread }),
      range,
      rangeChunkSize: chunkBytes,
      disableAutoFetch: true,
      disableStream: true,
      // Our files carry their fonts and no scripts; nothing may be fetched from anywhere else. Where a file of
      // Closient's carries no font, one of this machine stands in.
      useSystemFonts: true,
      useWorkerFetch: false,
      enableXfa: false,
      stopAtErrors: true,
    });
    const document = await task.promise;
    end = () => void task.destroy().then(stop, stop);
    return document;
  };

  return {
    document: open(),
    close: () => {
      closed = true;
      end();
    },
  };
}
