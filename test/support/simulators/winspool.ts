/**
 * A Windows helper for tests: the same process, the same lines, the real way to SumatraPDF's command line; only what
 * would call into Windows reads and writes a file instead.
 *
 * node winspool.ts FOLDER
 */
import os from 'node:os';
import type {
  HelperAnswer,
  HelperRequest,
} from '../../../src-main/core/printing/drivers/windows/protocol.ts';
import { openLine } from '../../../src-main/winspool/line.ts';
import { printPdf } from '../../../src-main/winspool/print-pdf.ts';
import { changeWindows, readWindows } from './windows-files.ts';

const [folder = ''] = process.argv.slice(2);
// The library asks the system's name and refuses every other one.
os.platform = () => 'win32';

const line = openLine();
line.onLine((text) => {
  const request = JSON.parse(text) as HelperRequest;
  answer(request).then(
    (ok) => say({ id: request.id, ok }),
    (caught: unknown) => say({ id: request.id, error: String(caught) }),
  );
});

async function answer(request: HelperRequest): Promise<unknown> {
  const windows = readWindows(folder);
  if (windows.crashes.includes(request.call)) {
    const crashes = [...windows.crashes];
    crashes.splice(crashes.indexOf(request.call), 1);
    changeWindows(folder, { crashes });
    process.abort();
  }
  if (request.call === 'print') return await printPdf(request.args);
  if (request.call === 'printers') return windows.printers;
  if (request.call === 'protected_print') return windows.protected;
  const printer = windows.printers.find(({ name }) => name === request.args.printer);
  if (!printer) return null;
  if (request.call === 'queue') return { printer, jobs: windows.jobs };
  if (request.call === 'capabilities') return windows.capabilities;
  const { job } = request.args;
  changeWindows(folder, { jobs: windows.jobs.filter(({ id }) => id !== job) });
  return true;
}

function say(message: HelperAnswer): void {
  line.send(JSON.stringify(message));
}
