import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';

/** One answer on its way. */
export interface Delivery {
  readonly response: ServerResponse;
  /** Without a body (HEAD). */
  readonly headOnly: boolean;
  readonly answer: Answer;
  readonly fault: Fault | null;
  /** Resolves after a time, or at once when the stand-in closes or the client has gone. */
  readonly wait: (ms: number) => Promise<void>;
}

const filler = Buffer.alloc(65_536, ' ');
/** Nothing is endless: a client that takes this much has been shown wrong. */
const endless = 8 * 1024 ** 3;

/** Sends an answer the way its fault wants it. @returns the status that was sent, or null. */
export async function deliver(delivery: Delivery): Promise<number | null> {
  const { response, answer, fault, headOnly, wait } = delivery;
  if (fault?.kind === 'cut') return cut(delivery, fault);
  if (fault?.kind === 'garbage') {
    response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
    return null;
  }
  if (fault?.kind === 'endless_body') return fill(delivery, endless, false);
  if (fault?.kind === 'huge_body') return fill(delivery, fault.bytes, fault.gzip === true);
  if (fault?.kind === 'slow_first_byte') await wait(fault.ms);
  const body =
    fault?.kind === 'truncated_json' ? answer.body.subarray(0, answer.body.length >> 1) : answer.body;
  const type = fault?.kind === 'content_type' ? { 'Content-Type': fault.type } : {};
  response.writeHead(answer.status, { ...answer.headers, ...type, 'Content-Length': body.length });
  if (headOnly) response.end();
  else if (fault?.kind === 'drip') {
    for (let at = 0; at < body.length && !response.destroyed; at += fault.bytes) {
      response.write(body.subarray(at, at + fault.bytes));
      await wait(fault.everyMs);
    }
    response.end();
  } else response.end(body);
  return answer.status;
}

async function cut({ response, answer }: Delivery, fault: Fault & { kind: 'cut' }): Promise<number | null> {
  if (fault.where !== 'before') {
    // Without a length, only the end mark of the last chunk would say that the body is whole.
    const length = fault.where === 'after' ? {} : { 'Content-Length': answer.body.length };
    response.writeHead(answer.status, { ...answer.headers, ...length });
    response.flushHeaders();
    const bytes =
      fault.where === 'headers'
        ? 0
        : fault.where === 'after'
          ? answer.body.length
          : (fault.bytes ?? answer.body.length >> 1);
    const part = answer.body.subarray(0, bytes);
    // What was written must have left before the socket goes.
    if (part.length > 0) await new Promise((resolve) => response.write(part, resolve));
  }
  if (fault.reset === true) response.socket?.resetAndDestroy();
  else response.socket?.destroy();
  return fault.where === 'before' ? null : answer.status;
}

/** JSON that is white space for a very long time. */
async function fill({ response, answer }: Delivery, size: number, gzip: boolean): Promise<number> {
  const length = size === endless || gzip ? {} : { 'Content-Length': size };
  const { 'Content-Type': type = 'application/json' } = answer.headers;
  response.writeHead(200, { 'Content-Type': type, ...length, ...(gzip && { 'Content-Encoding': 'gzip' }) });
  const target = gzip ? createGzip() : response;
  if (target !== response) target.pipe(response);
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  for (let sent = 0; sent < size && !response.destroyed; sent += filler.length) {
    const part = filler.subarray(0, Math.min(filler.length, size - sent));
    if (!target.write(part)) await Promise.race([once(target, 'drain').catch(() => undefined), gone]);
  }
  if (!response.destroyed) target.end();
  return 200;
}
