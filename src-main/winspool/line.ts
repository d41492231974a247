import { createInterface } from 'node:readline';

/** The way to the process that started this one. */
export interface Line {
  readonly send: (line: string) => void;
  readonly onLine: (listen: (line: string) => void) => void;
}

/** What Electron gives a utility process instead of a stdin. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listen: (message: { readonly data: unknown }) => void) => void;
}

/** Lines over stdio, or over Electron's port. This process ends when its stdin does: nobody is there any more. */
export function openLine(): Line {
  const port = (process as { parentPort?: ParentPort | null }).parentPort;
  if (port) {
    return {
      send: (line) => port.postMessage(line),
      onLine: (listen) => port.on('message', ({ data }) => listen(String(data))),
    };
  }
  const lines = createInterface({ input: process.stdin });
  lines.on('close', () => process.exit(0));
  return {
    send: (line) => void process.stdout.write(`${line}\n`),
    onLine: (listen) => void lines.on('line', listen),
  };
}
