import type { HelperAnswer, HelperRequest } from '../core/printing/drivers/windows/protocol.ts';
import { openLine } from './line.ts';
import { printPdf } from './print-pdf.ts';
import { Winspool } from './winspool.ts';

/** The Windows helper: answers questions about printers, and has SumatraPDF print. See the protocol. */
const line = openLine();
let winspool: Winspool | null = null;

line.onLine((text) => {
  const request = JSON.parse(text) as HelperRequest;
  answer(request).then(
    (ok) => say({ id: request.id, ok }),
    (caught: unknown) =>
      say({ id: request.id, error: caught instanceof Error ? caught.message : String(caught) }),
  );
});

async function answer(request: HelperRequest): Promise<unknown> {
  if (request.call === 'print') return await printPdf(request.args);
  winspool ??= new Winspool();
  switch (request.call) {
    case 'printers':
      return winspool.printers();
    case 'queue':
      return winspool.queue(request.args.printer);
    case 'capabilities':
      return winspool.capabilities(request.args.printer);
    case 'delete_job':
      return winspool.deleteJob(request.args.printer, request.args.job);
    case 'protected_print':
      return winspool.protectedPrint();
  }
}

function say(message: HelperAnswer): void {
  line.send(JSON.stringify(message));
}
