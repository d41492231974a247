import { IppClient } from '../ipp/client.ts';
import { NotReachedError } from '../ipp/connect.ts';
import { defaultSpooler, parseQueue, queueAddress, spoolerAddress, type Queue } from '../ipp/cups-address.ts';
import { takeBackEmpty } from '../ipp/empty-job.ts';
import { completedProves, evidenceAttributes } from '../ipp/evidence.ts';
import { followJob } from '../ipp/follow-job.ts';
import { capabilitiesOf, capabilityAttributes } from '../ipp/media.ts';
import { printerState } from '../ipp/printer-state.ts';
import { submitJob } from '../ipp/submit-job.ts';
import { textOf } from '../ipp/values.ts';
import { unknownCapabilities, type Driver, type FoundPrinter } from './driver.ts';
import { isOver, patience, type IppLimits } from './ipp.ts';

/**
 * Queues of CUPS (Linux and macOS). The address is the queue's name, or `cups://host:port/queue`.
 *
 * CUPS is spoken to by IPP alone, as its own commands do: the job has its number before a byte of the file goes over,
 * what broke half-way can be asked for, and no text of a command has to be understood. `lp` and `lpstat` list
 * completed, cancelled and aborted jobs alike.
 */
export function createCupsDriver(limits: IppLimits): Driver {
  return {
    problemOf(uri) {
      return parseQueue(uri) ? null : 'it must be the name of a queue, or cups://host:port/queue';
    },

    async state({ uri }) {
      const queue = requireQueue(uri);
      const state = await printerState(clientFor(queue));
      if (state.state !== 'unknown' || (await isRunning(queue))) return state;
      return { ...state, notes: [notRunning(queue)] };
    },

    async capabilities({ uri, tray }) {
      try {
        const printer = await clientFor(requireQueue(uri)).printerAttributes(capabilityAttributes);
        return capabilitiesOf(printer, tray);
      } catch {
        return unknownCapabilities;
      }
    },

    async submit({ name, uri, tray }, job, submitting) {
      const queue = requireQueue(uri);
      const submitted = await submitJob(clientFor(queue), job, tray, limits, submitting);
      if (submitted.kind === 'accepted') {
        return { kind: 'accepted', spoolJobId: `${queue.queue}-${submitted.id}`, savedAs: null };
      }
      const sentence = (await isRunning(queue)) ? submitted.sentence : notRunning(queue);
      return { kind: 'refused', message: `${name} did not take the job: ${sentence}` };
    },

    follow({ name, uri }, spoolJobId, following) {
      // After a crash the spooler may give the number to another job; that one has another title.
      const job = { printer: name, id: numberOf(spoolJobId), identity: null, title: following.title };
      return followJob(clientFor(requireQueue(uri)), job, following, limits);
    },

    async cancel({ uri }, spoolJobId) {
      try {
        await clientFor(requireQueue(uri)).cancelJob(numberOf(spoolJobId));
      } catch (caught) {
        if (!isOver(caught)) throw caught;
      }
    },

    takeBackEmpty: ({ uri }, title) => takeBackEmpty(clientFor(requireQueue(uri)), title),

    discover: process.platform === 'win32' ? null : discoverQueues,
  };
}

/** The queues of this computer's spooler; none where it does not run. */
async function discoverQueues(): Promise<FoundPrinter[]> {
  try {
    const client = new IppClient(spoolerAddress(defaultSpooler()), patience);
    const queues = await client.queues(['printer-name', 'printer-info', ...evidenceAttributes]);
    return queues.flatMap((queue) => {
      const name = textOf(queue, 'printer-name');
      if (name === null || !parseQueue(name)) return [];
      const asks =
        completedProves(queue) === 'sent'
          ? 'It does not tell what came out of the printer; sheets are counted after printing.'
          : null;
      const info = textOf(queue, 'printer-info');
      const title = info === null || info === '' || info === name ? null : `${info}.`;
      const note = [title, asks].filter((part) => part !== null).join(' ');
      return [{ name, driver: 'cups' as const, uri: name, note: note === '' ? null : note }];
    });
  } catch {
    return [];
  }
}

function clientFor(queue: Queue): IppClient {
  return new IppClient(queueAddress(queue), patience);
}

async function isRunning(queue: Queue): Promise<boolean> {
  try {
    await new IppClient(spoolerAddress(queue.server ?? defaultSpooler()), patience).queues(['printer-name']);
    return true;
  } catch (caught) {
    return !(caught instanceof NotReachedError);
  }
}

function notRunning({ server }: Queue): string {
  return `the print spooler (CUPS${server === null ? '' : ` at ${server}`}) is not running.`;
}

function requireQueue(uri: string): Queue {
  const parsed = parseQueue(uri);
  if (!parsed) throw new Error(`${JSON.stringify(uri)} is not the address of a CUPS queue.`);
  return parsed;
}

function numberOf(spoolJobId: string): number {
  return Number(/-(\d+)$/.exec(spoolJobId)?.[1]);
}
