/** pdfmake's layout engine without its shell, which keeps fonts in a global and looks for files; it has no types. */
declare module 'pdfmake/js/Printer.js' {
  class Printer {
    constructor(
      fonts: Readonly<Record<string, Readonly<Record<string, string>>>>,
      files: { existsSync: (name: string) => boolean; readFileSync: (name: string) => Uint8Array },
      urls: { resolve: (url: string) => void; resolved: () => Promise<void> },
      mayReadFile: (path: string) => boolean,
    );
    /** @param definition pdfmake writes into it. */
    createPdfKitDocument(definition: object): Promise<PDFKit.PDFDocument>;
  }
  /** CommonJS: Node gives the exports object, a bundler may give what is in it. */
  const exported: typeof Printer | { readonly default: typeof Printer };
  export default exported;
}
