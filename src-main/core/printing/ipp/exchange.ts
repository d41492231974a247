import { createReadStream } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { stat } from 'node:fs/promises';
import type { IppAddress } from './address.ts';
import { connectTo, placeOf } from './connect.ts';
import { decodeMessage, IppFormatError } from './decode.ts';
import type { IppMessage } from './values.ts';

export interface Patience {
  /** For the connection, with its certificate. */
  readonly connectMs: number;
  /** Without a byte in either direction. */
  readonly silentMs: number;
  /** For the whole of an answer, from its first line on: one that drips is no better than none. */
  readonly answerMs: number;
}

/** Attributes of the most talkative printers are some 500 kB. */
const largestAnswer = 8 * 1024 * 1024;

/**
 * One request and its answer, over a connection of its own: a connection that is kept may die unseen between two
 * requests, and then nobody knows whether the second one arrived. A document is streamed behind the request, as fast
 * as the other side takes it; its length is said before, so that a cut one is noticed there.
 * @throws NotReachedError where nothing was sent; any other error where the request may have arrived.
 */
export async function exchange(
  address: IppAddress,
  message: Buffer,
  document: string | null,
  patience: Patience,
  signal?: AbortSignal,
): Promise<IppMessage> {
  const documentBytes = document === null ? 0 : (await stat(document)).size;
  const socket = await connectTo(address, patience.connectMs, signal);
  return new Promise((resolve, reject) => {
    const file = document === null ? null : createReadStream(document);
    const sending = request({
      createConnection: () => socket,
      method: 'POST',
      path: address.path,
      ...(signal ? { signal } : {}),
      headers: {
        Host: address.socketPath === null ? hostHeader(address) : 'localhost',
        'Content-Type': 'application/ipp',
        'Content-Length': message.length + documentBytes,
        Connection: 'close',
      },
    });
    let late: NodeJS.Timeout | undefined;
    const fail = (caught: Error): void => {
      clearTimeout(late);
      file?.destroy();
      sending.destroy();
      reject(caught);
    };
    socket.setTimeout(patience.silentMs, () => fail(new Error(`${placeOf(address)} has fallen silent.`)));
    const answersInTime = (): void => {
      late ??= setTimeout(
        () => fail(new Error(`${placeOf(address)} does not come to the end of its answer.`)),
        patience.answerMs,
      );
    };
    sending.on('error', (caught) => fail(new Error(brokenSentence(address, caught), { cause: caught })));
    // A document may take as long as the printer has no paper, and is answered when it is over.
    if (document === null) sending.on('finish', answersInTime);
    sending.on('response', (answer) => {
      answersInTime();
      // It may answer before it has the whole document: then it wants no more of it.
      readAnswer(address, answer).then((decoded) => {
        clearTimeout(late);
        file?.destroy();
        sending.destroy();
        resolve(decoded);
      }, fail);
    });
    sending.write(message);
    if (!file) {
      sending.end();
      return;
    }
    file.on('error', fail);
    file.pipe(sending);
  });
}

async function readAnswer(address: IppAddress, answer: IncomingMessage): Promise<IppMessage> {
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(httpSentence(placeOf(address), answer.statusCode ?? 0, answer.headers.location));
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largestAnswer) throw new Error(`${placeOf(address)} answers without an end.`);
    parts.push(part);
  }
  try {
    return decodeMessage(Buffer.concat(parts));
  } catch (caught) {
    if (!(caught instanceof IppFormatError)) throw caught;
    throw new Error(notIpp(address, caught.message), { cause: caught });
  }
}

/** What an HTTP answer in place of an IPP one means. */
function httpSentence(address: string, status: number, location: string | undefined): string {
  if (status >= 300 && status < 400 && location !== undefined)
    return `${address} sends everybody on to ${location}; if that is the printer, use its address.`;
  switch (status) {
    case 401:
      return `${address} asks for a user name and a password, which Print Room does not have.`;
    case 403:
      return `${address} refuses this computer.`;
    case 404:
      return `${address} has no printer at this address.`;
    case 426:
      return `${address} asks for an encrypted connection: use ipps:// in the address.`;
    default:
      return `${address} answers HTTP ${status} in place of IPP.`;
  }
}

/** What the library says of a connection that came to nothing, for people. */
function brokenSentence(address: IppAddress, caught: NodeJS.ErrnoException): string {
  if (caught.code?.startsWith('HPE_') === true) return notIpp(address, 'it speaks no HTTP');
  return `The connection with ${placeOf(address)} broke (${caught.message}).`;
}

function notIpp(address: IppAddress, why: string): string {
  return `${placeOf(address)} does not answer as an IPP printer (${why.replace(/\.$/, '')}).`;
}

function hostHeader({ host, port }: IppAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
