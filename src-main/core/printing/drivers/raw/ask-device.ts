import { once } from 'node:events';
import type { Socket } from 'node:net';
import { stops } from '../reason-words.ts';
import type { RawAddress } from './address.ts';
import { connectTo } from './connect.ts';
import { type DeviceWord, isWhole, question, readDeviceWord, zebraCounterQuestion } from './device-word.ts';
import { readZebraCounter } from './zebra.ts';

export interface AskLimits {
  readonly connectMs: number;
  /** For the first byte of an answer. */
  readonly answerMs: number;
}

/** An answer that stopped coming is at its end. */
const quietMs = 250;
const closeMs = 500;
const maxAnswerBytes = 64 * 1024;

/**
 * Asks a device how it is, on a connection of its own.
 * @returns null where it takes connections and tells nothing.
 * @throws where it cannot be reached.
 */
export async function askDevice(address: RawAddress, limits: AskLimits): Promise<DeviceWord | null> {
  const socket = await connectTo(address, limits.connectMs);
  try {
    const word = readDeviceWord(await exchange(socket, question, limits.answerMs, isWhole));
    // One that is in trouble may answer nothing else until somebody has helped it.
    if (word?.language !== 'zebra' || stops(word.reasons)) return word;
    const counter = await exchange(socket, zebraCounterQuestion, limits.answerMs, (text) =>
      /"[^"]*"/.test(text),
    );
    return { ...word, counter: readZebraCounter(counter) };
  } finally {
    await leave(socket);
  }
}

/** Sends a question and collects what comes back; '' where nothing does. */
export async function exchange(
  socket: Socket,
  text: string,
  answerMs: number,
  isEnd: (answer: string) => boolean,
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let answer = '';
  let timer = setTimeout(resolve, answerMs);
  const collect = (bytes: Buffer): void => {
    answer += bytes.toString('latin1');
    clearTimeout(timer);
    timer = setTimeout(resolve, quietMs);
    if (isEnd(answer) || answer.length > maxAnswerBytes) resolve();
  };
  const stop = (): void => resolve();
  socket.on('data', collect).once('end', stop).once('close', stop);
  if (socket.writable) socket.write(text, 'latin1');
  else resolve();
  await promise;
  clearTimeout(timer);
  socket.off('data', collect).off('end', stop).off('close', stop);
  return answer;
}

/** Many printers serve one connection at a time, so the next one waits until this one is really gone. */
export async function leave(socket: Socket): Promise<void> {
  if (socket.closed) return;
  socket.resume();
  const closed = once(socket, 'close', { signal: AbortSignal.timeout(closeMs) });
  socket.end();
  await closed.catch(() => undefined);
  socket.destroy();
}
