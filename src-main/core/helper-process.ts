import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A helper that runs: lines go in and out. */
export interface HelperProcess {
  readonly send: (line: string) => void;
  readonly onLine: (listen: (line: string) => void) => void;
  /** Called once, also where it could not be started. */
  readonly onEnd: (listen: () => void) => void;
  /** Ends it and every program it has started. */
  readonly kill: () => void;
}

/**
 * The helper as a process of plain Node, over stdio. It ends by itself when its stdin ends, so none outlives this
 * process.
 * @param program file of the helper, and arguments for it.
 */
export function startNodeHelper(program: readonly string[]): HelperProcess {
  const windows = process.platform === 'win32';
  const child = spawn(process.execPath, program, {
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
    // A group of its own, so that all of it can be ended; on Windows it would be a console of its own.
    detached: !windows,
  });
  // A request that waits for its answer keeps this process alive, an idle helper does not.
  child.unref();
  for (const stream of [child.stdin, child.stdout]) {
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  return {
    send: (line) => void child.stdin.write(`${line}\n`),
    onLine: (listen) => void lines.on('line', listen),
    onEnd: (listen) => {
      const once = onlyOnce(listen);
      child.once('error', once).once('exit', once);
    },
    kill: () => killTree(child.pid),
  };
}

/** Ends a process with all its children. */
export function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    execFile('taskkill', ['/T', '/F', '/PID', String(pid)], { windowsHide: true }, () => undefined);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function onlyOnce(listen: () => void): () => void {
  let called = false;
  return () => {
    if (!called) listen();
    called = true;
  };
}
