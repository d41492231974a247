import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** `closed`: the device took every byte and closed. `kept_open`: it took them and never closed. */
export type TransferEnd =
  | { readonly kind: 'closed' | 'kept_open' }
  | { readonly kind: 'broken'; readonly message: string };

export interface Transfer {
  /** Never rejects. */
  readonly end: Promise<TransferEnd>;
  /** The device says what it waits for: it has not fallen silent. */
  readonly waits: () => void;
  /** Cuts it off; what the device has by then, nobody knows. */
  readonly stop: (why: string) => void;
}

export interface TransferLimits {
  /** A device that takes no byte for so long has fallen silent. */
  readonly stalledMs: number;
  /** From the last byte to the device's own closing. */
  readonly closeMs: number;
}

/** Begins to send a file as it is; a device that takes nothing holds it up. Closes the file. */
export function startTransfer(socket: Socket, file: FileHandle, limits: TransferLimits): Transfer {
  const stopped = new AbortController();
  const stop = (why: string): void => {
    stopped.abort(new Error(why));
    socket.destroy();
  };
  const waits = (): void => {
    if (!socket.writableFinished) socket.setTimeout(limits.stalledMs);
  };
  return { end: send(socket, file, limits, stopped.signal), waits, stop };
}

async function send(
  socket: Socket,
  file: FileHandle,
  limits: TransferLimits,
  stopped: AbortSignal,
): Promise<TransferEnd> {
  const gone = new AbortController();
  let sentAll = false;
  let failure: Error | null = null;
  socket.on('error', (error) => (failure = error));
  socket.once('end', () => {
    if (!sentAll) gone.abort(new Error('closed the connection before it had everything'));
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      if (!sentAll) gone.abort(failure ?? new Error('closed the connection before it had everything'));
      resolve();
    });
  });
  let keptOpen = false;
  socket.setTimeout(limits.stalledMs, () => {
    keptOpen = sentAll;
    failure ??= new Error('took no more data');
    socket.destroy();
  });
  // What the device sends back is not asked for here, but must be taken, or its closing is never seen.
  socket.resume();
  try {
    const signal = AbortSignal.any([stopped, gone.signal]);
    for await (const bytes of file.createReadStream()) {
      signal.throwIfAborted();
      if (!socket.write(bytes as Buffer)) await once(socket, 'drain', { signal });
    }
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      socket.end(() => {
        sentAll = true;
        resolve();
      });
    });
    socket.setTimeout(limits.closeMs);
    await closed;
    stopped.throwIfAborted();
    if (keptOpen) return { kind: 'kept_open' };
    if (failure) throw failure as Error;
    return { kind: 'closed' };
  } catch (caught) {
    socket.destroy();
    return { kind: 'broken', message: reasonOf(stopped.aborted ? stopped.reason : (failure ?? caught)) };
  } finally {
    await file.close().catch(() => undefined);
  }
}

function reasonOf(caught: unknown): string {
  const cause = caught instanceof Error && caught.name === 'AbortError' ? caught.cause : caught;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'broke the connection';
  return cause instanceof Error ? cause.message : String(cause);
}
