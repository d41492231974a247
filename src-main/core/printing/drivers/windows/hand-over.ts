import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../../../../src-shared/errors.ts';
import type { Device, PrintJob } from '../driver.ts';
import { isDocument } from './follow-windows.ts';
import { HelperClient } from './helper-client.ts';
import type { WindowsHost } from './windows-host.ts';
import type { SumatraEnd, WindowsForm, WindowsQueue } from './protocol.ts';

/** SumatraPDF needs longer for a page, so a job that it began cannot come and go unseen. */
const watchMs = 50;

export type HandedOver =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'spooled'; readonly document: string; readonly lastStatus: number | null };

/**
 * Has SumatraPDF print a file, in a helper process of its own that is ended with everything under it when it takes
 * too long, and watches the spooler meanwhile: SumatraPDF's exit code says that something failed, not what.
 * @throws Error where nobody knows what the spooler has.
 */
export async function handOver(
  host: WindowsHost,
  device: Device,
  job: PrintJob,
  form: WindowsForm,
  queueOf: () => Promise<WindowsQueue | null>,
  limitMs: number,
): Promise<HandedOver> {
  const folder = await mkdtemp(join(tmpdir(), 'print-room-spool-'));
  const printing = new HelperClient(host.startHelper, limitMs);
  try {
    // The spooler knows the job by the name of this file, so it is one that never was before.
    const document = `${job.title}-${randomBytes(4).toString('hex')}.pdf`;
    const pdf = join(folder, document);
    await copyFile(job.path, pdf);
    const watch = watchQueue(document, queueOf);
    let end: SumatraEnd;
    try {
      end = await printing.once(
        'print',
        {
          sumatraPdf: host.sumatraPdf,
          pdf,
          printer: device.uri,
          pages: `1-${job.sheets}`,
          orientation: job.page.width > job.page.height ? 'landscape' : 'portrait',
          paper: form.name,
          tray: device.tray,
        },
        limitMs,
      );
    } catch (caught) {
      await watch.end();
      throw new Error(`SumatraPDF was ended before it was done: ${messageOf(caught)}`, { cause: caught });
    }
    const { seen, blind, lastStatus } = await watch.end();
    if (end.exit === 0) return { kind: 'spooled', document, lastStatus };
    if (end.code !== null) {
      return {
        kind: 'refused',
        why: `SumatraPDF could not be started (${end.code}): ${host.sumatraPdf} is missing, or a protection program blocks it`,
      };
    }
    const failed = `SumatraPDF could not print it (exit code ${end.exit ?? 'none'})`;
    if (!seen && !blind) return { kind: 'refused', why: `${failed}; nothing came to the spooler` };
    throw new Error(
      `${failed}, and ${seen ? 'the spooler had part of it' : 'the spooler could not be asked'}.`,
    );
  } finally {
    printing.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
  }
}

/** Looks for a document until it is told to end, and once more then. */
function watchQueue(document: string, queueOf: () => Promise<WindowsQueue | null>) {
  const stop = new AbortController();
  let seen = false;
  let blind = false;
  let lastStatus: number | null = null;
  const look = async (): Promise<void> => {
    try {
      const found = (await queueOf())?.jobs.find((one) => isDocument(one, document));
      if (found) [seen, lastStatus] = [true, found.status];
    } catch {
      blind = true;
    }
  };
  const watching = (async () => {
    while (!stop.signal.aborted) {
      await look();
      await wait(watchMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
    await look();
  })();
  return {
    end: async () => {
      stop.abort();
      await watching;
      return { seen, blind, lastStatus };
    },
  };
}
