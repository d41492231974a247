import { messageOf } from '../../../../src-shared/errors.ts';
import type { Driver, FoundPrinter, Submission } from './driver.ts';
import { unknownCapabilities } from './driver.ts';
import { chooseForm } from './windows/choose-form.ts';
import { isPrinterBusy, reasonsOfPrinter } from './windows/flags.ts';
import { followWindows, isDocument, type WindowsFollowLimits } from './windows/follow-windows.ts';
import { handOver } from './windows/hand-over.ts';
import { HelperClient } from './windows/helper-client.ts';
import type { WindowsHost } from './windows/windows-host.ts';
import { protectedPrintNote } from './windows/protected-print.ts';
import type { WindowsCapabilities, WindowsPrinter } from './windows/protocol.ts';

export interface WindowsLimits extends WindowsFollowLimits {
  /** For one answer of the spooler. */
  readonly askMs: number;
  /** For SumatraPDF to hand a chunk over. */
  readonly printMs: number;
}

export const usualWindowsLimits: WindowsLimits = {
  askMs: 20_000,
  printMs: 180_000,
  pollMs: 400,
  goneMs: 60_000,
  silentMs: 15 * 60_000,
};

/**
 * Printers of Windows. The address is the printer's name in Windows. SumatraPDF prints, the spooler is asked through a
 * helper process; both are `host`'s to start.
 */
export function createWindowsDriver(host: WindowsHost, limits: WindowsLimits = usualWindowsLimits): Driver {
  const helper = new HelperClient(host.startHelper, limits.askMs);
  const queueOf = (printer: string) => helper.ask('queue', { printer });
  const handedOver = new Map<string, number | null>();

  const protectedNotes = async (): Promise<string[]> => {
    const note = protectedPrintNote(await helper.ask('protected_print', {}));
    return note === null ? [] : [note];
  };

  return {
    problemOf(uri) {
      // What Windows allows in the name of a printer; "\\server\printer" is one, too.
      const fits = /^(?:\\\\[^\\,!]+\\)?[^\\,!\p{Cc}]{1,220}$/u.test(uri) && uri.trim() === uri;
      return fits ? null : 'it must be the name of a printer as Windows shows it';
    },

    async state({ uri }) {
      try {
        const [queue, notes] = await Promise.all([queueOf(uri), protectedNotes()]);
        if (!queue) {
          return { state: 'stopped', reasons: ['offline'], notes: [noSuchPrinter(uri), ...notes] };
        }
        const { status, attributes } = queue.printer;
        const reasons = reasonsOfPrinter(status, attributes);
        if (reasons.length > 0) return { state: 'stopped', reasons, notes };
        const printing = isPrinterBusy(status) || queue.jobs.length > 0;
        return { state: printing ? 'printing' : 'idle', reasons, notes };
      } catch (caught) {
        return { state: 'unknown', reasons: [], notes: [spoolerSilent(caught)] };
      }
    },

    async capabilities({ uri }) {
      const told = await helper.ask('capabilities', { printer: uri }).catch(() => null);
      if (!told) return unknownCapabilities;
      return {
        ...unknownCapabilities,
        media: told.forms.length === 0 ? null : told.forms.map(({ width, height }) => ({ width, height })),
        trays: told.trays.length === 0 ? null : told.trays,
        dpi: told.dpi.length === 0 ? null : told.dpi.toSorted((a, b) => a - b),
        margins: told.margins,
        model: told.driver,
      };
    },

    async submit(device, job): Promise<Submission> {
      const refused = (why: string): Submission => ({
        kind: 'refused',
        message: `${device.name}: ${why.replace(/\.$/, '')}.`,
      });
      let told: WindowsCapabilities | null;
      try {
        // Asked again here, because the spooler must be there to say what became of the job.
        told = (await queueOf(device.uri)) && (await helper.ask('capabilities', { printer: device.uri }));
        if (!told) return refused([noSuchPrinter(device.uri), ...(await protectedNotes())].join(' '));
      } catch (caught) {
        return refused(spoolerSilent(caught));
      }
      const problem = trayProblem(told, device.tray) ?? preferenceProblem(told);
      if (problem !== null) return refused(problem);
      const choice = chooseForm(told.forms, job.page);
      if (choice.kind === 'none') return refused(choice.why);
      const end = await handOver(host, device, job, choice.form, () => queueOf(device.uri), limits.printMs);
      if (end.kind === 'refused') return refused(end.why);
      handedOver.set(end.document, end.lastStatus);
      return { kind: 'accepted', spoolJobId: end.document, savedAs: null };
    },

    async follow(device, spoolJobId, following) {
      const job = {
        printer: device.name,
        document: spoolJobId,
        lastStatus: handedOver.get(spoolJobId) ?? null,
      };
      handedOver.delete(spoolJobId);
      return await followWindows(job, () => queueOf(device.uri), limits, following);
    },

    async cancel({ uri }, spoolJobId) {
      const job = (await queueOf(uri))?.jobs.find((one) => isDocument(one, spoolJobId));
      if (job) await helper.ask('delete_job', { printer: uri, job: job.id });
    },

    async discover() {
      const printers = await helper.ask('printers', {});
      return printers.filter(isDevice).map(({ name, driver, location }): FoundPrinter => {
        const note = [driver, location].filter((part) => part !== '').join(', ');
        return { name, driver: 'windows', uri: name, note: note === '' ? null : note };
      });
    },
  };
}

/** Printers that ask for a file name, or throw everything away, print no labels. */
function isDevice({ port }: WindowsPrinter): boolean {
  return !/^(?:PORTPROMPT:|FILE:|nul:|SHRFAX:|XPSPort:)/i.test(port);
}

function trayProblem({ trays }: WindowsCapabilities, tray: string | null): string | null {
  if (tray === null) return null;
  if (!trays.includes(tray)) {
    const known = trays.length === 0 ? 'It has none to choose' : `Its trays: ${trays.join(', ')}`;
    return `it has no tray "${tray}". ${known}`;
  }
  // SumatraPDF cuts its settings at commas.
  return tray.includes(',') ? `its tray "${tray}" has a comma in its name, which cannot be asked for` : null;
}

/** SumatraPDF starts from the user's printing preferences and can take back only some of them. */
function preferenceProblem({ landscape, scale }: WindowsCapabilities): string | null {
  if (scale !== 100) {
    return `its printing preferences in Windows scale pages to ${scale} %; set them to 100 %`;
  }
  if (landscape) return 'its printing preferences in Windows turn pages (landscape); set them to portrait';
  return null;
}

function noSuchPrinter(name: string): string {
  return `Windows has no printer "${name}".`;
}

function spoolerSilent(caught: unknown): string {
  return `The Windows print spooler cannot be asked: ${messageOf(caught)}`;
}
