import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
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
 * when the file cannot be opened; `onLost` is told of a range that fails later, after which the document is of
 * no more use.
 */
export function openPdf(size: number, read: ReadRange, onLost: (caught: unknown) => void): OpenPdf {
  let task: PDFDocumentLoadingTask | null = null;
  let closed = false;

  const open = async (): Promise<PDFDocumentProxy> => {
    // The reader is large and only this screen needs it.
    const { getDocument, GlobalWorkerOptions, PDFDataRangeTransport } = await import('pdfjs-dist');
    GlobalWorkerOptions.workerSrc = workerUrl;
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
    task = getDocument({
      range,
      rangeChunkSize: chunkBytes,
      disableAutoFetch: true,
      disableStream: true,
      // Our files carry their fonts and no scripts; nothing may be fetched from anywhere else.
      useSystemFonts: false,
      useWorkerFetch: false,
      enableXfa: false,
      stopAtErrors: true,
    });
    return task.promise;
  };

  return {
    document: open(),
    close: () => {
      closed = true;
      void task?.destroy();
    },
  };
}
