import { open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../../../src-shared/errors.ts';
import {
  type Device,
  type DeviceCapabilities,
  type DeviceState,
  type Driver,
  unknownCapabilities,
} from './driver.ts';
import { type RawAddress, parseRawAddress } from './raw/address.ts';
import { askDevice, type AskLimits } from './raw/ask-device.ts';
import { askIdentity } from './raw/ask-identity.ts';
import { connectTo } from './raw/connect.ts';
import type { DeviceWord } from './raw/device-word.ts';
import { type FollowLimits, followRaw, type RawJob } from './raw/follow-raw.ts';
import { startTransfer, type TransferLimits } from './raw/transfer.ts';
import { reasonsInWords, stops } from './reason-words.ts';

export type RawLimits = AskLimits & FollowLimits & TransferLimits;

export const usualRawLimits: RawLimits = {
  connectMs: 5_000,
  answerMs: 1_500,
  pollMs: 700,
  idleMs: 5_000,
  goneMs: 60_000,
  silentMs: 15 * 60_000,
  stalledMs: 15 * 60_000,
  closeMs: 60_000,
};

/** A device that serves one connection refuses the next for a moment. */
const connectAgainMs = 100;

/**
 * Printers that take PDF as it is on a TCP port ("PDF Direct": newer Zebra, Brother, Honeywell, TSC, office printers).
 * The address is `socket://host[:port]`. The file goes over byte by byte as it is on disk; trays and media are the
 * device's own settings, since the port takes no wishes.
 */
export function createRawDriver(limits: RawLimits = usualRawLimits): Driver {
  const jobs = new Map<string, RawJob>();
  const cancelled = new Set<string>();
  /** What a device with a job of ours said last: it is asked by whoever follows the job, and by nobody else. */
  const atWork = new Map<string, DeviceState>();
  const turns = new Map<string, Promise<unknown>>();

  const ask = (address: RawAddress): Promise<DeviceWord | null> =>
    inTurn(turns, address, () => askDevice(address, limits));

  return {
    problemOf(uri) {
      return parseRawAddress(uri) ? null : 'it must be socket://host or socket://host:port';
    },

    async state({ uri }) {
      const address = requireAddress(uri);
      const known = atWork.get(keyOf(address));
      if (known) return known;
      try {
        return stateOf(await ask(address));
      } catch (caught) {
        return { state: 'stopped', reasons: ['offline'], notes: [`${messageOf(caught)}.`] };
      }
    },

    async capabilities({ uri }): Promise<DeviceCapabilities> {
      const address = requireAddress(uri);
      if (atWork.has(keyOf(address))) return unknownCapabilities;
      try {
        return await inTurn(turns, address, () => askIdentity(address, limits));
      } catch {
        return unknownCapabilities;
      }
    },

    async submit(device, job) {
      const address = requireAddress(device.uri);
      const refused = (why: string) => ({ kind: 'refused' as const, message: `${device.name}: ${why}.` });
      if (device.tray !== null) {
        return refused('trays are chosen at the device; take the tray away from this printer in Print Room');
      }
      let before: DeviceWord | null;
      try {
        before = await ask(address);
      } catch (caught) {
        return refused(messageOf(caught));
      }
      if (before && stops(before.reasons)) {
        const own = before.message === null ? '' : ` (it says: ${before.message})`;
        return refused(`nothing was sent, because ${reasonsInWords(before.reasons)}${own}`);
      }
      const file = await open(job.path).catch((caught: unknown) => messageOf(caught));
      if (typeof file === 'string') return refused(`the print file cannot be read: ${file}`);
      let socket: Socket;
      try {
        socket = await inTurn(turns, address, () => connectAgain(address, limits.connectMs));
      } catch (caught) {
        await file.close();
        return refused(messageOf(caught));
      }
      // The device may hold the data up for as long as it is out of labels, and meanwhile says so to whoever follows.
      const transfer = startTransfer(socket, file, limits);
      atWork.set(keyOf(address), { state: 'printing', reasons: [], notes: [] });
      jobs.set(job.title, {
        name: device.name,
        sheets: job.sheets,
        before,
        transfer,
        cancelled: () => cancelled.has(job.title),
        ask: async () => {
          const word = await ask(address);
          atWork.set(keyOf(address), stateOf(word));
          return word;
        },
      });
      return { kind: 'accepted', spoolJobId: job.title, savedAs: null };
    },

    async follow(device: Device, spoolJobId, following) {
      const job = jobs.get(spoolJobId);
      if (!job)
        return {
          kind: 'uncertain',
          message: `${device.name}: job ${spoolJobId} was sent by an earlier start.`,
        };
      try {
        return await followRaw(job, limits, following);
      } finally {
        jobs.delete(spoolJobId);
        cancelled.delete(spoolJobId);
        atWork.delete(keyOf(requireAddress(device.uri)));
      }
    },

    /** Only what has not gone over yet can be kept back; a device that stands still is not waited for any more. */
    cancel(_device, spoolJobId) {
      cancelled.add(spoolJobId);
      jobs.get(spoolJobId)?.transfer.stop('was cut off by a cancel');
      return Promise.resolve();
    },

    discover: null,
  };
}

function stateOf(word: DeviceWord | null): DeviceState {
  if (!word) {
    return { state: 'unknown', reasons: [], notes: ['It takes connections and tells nothing about itself.'] };
  }
  const notes = word.message === null ? [] : [`It says: ${word.message}.`];
  if (stops(word.reasons)) return { state: 'stopped', reasons: word.reasons, notes };
  if (word.reasons.includes('paused')) return { state: 'stopped', reasons: word.reasons, notes };
  return { state: word.activity === 'busy' ? 'printing' : 'idle', reasons: word.reasons, notes };
}

async function connectAgain(address: RawAddress, limitMs: number): Promise<Socket> {
  const until = performance.now() + limitMs;
  for (;;) {
    try {
      return await connectTo(address, limitMs);
    } catch (caught) {
      if (performance.now() >= until) throw caught;
      await wait(connectAgainMs);
    }
  }
}

/** One connection at a time to a device. */
async function inTurn<T>(
  turns: Map<string, Promise<unknown>>,
  address: RawAddress,
  work: () => Promise<T>,
): Promise<T> {
  const key = keyOf(address);
  const mine = (turns.get(key) ?? Promise.resolve()).then(work, work);
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}

function keyOf({ host, port }: RawAddress): string {
  return `${host.toLowerCase()} ${port}`;
}

function requireAddress(uri: string): RawAddress {
  const address = parseRawAddress(uri);
  if (!address) throw new Error(`${JSON.stringify(uri)} is not the address of a raw printer.`);
  return address;
}
