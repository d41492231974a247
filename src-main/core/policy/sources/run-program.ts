import { execFile } from 'node:child_process';

/** Runs one of the system's own programs. Resolves to its exit code; rejects where it cannot run or hangs. */
export type RunProgram = (
  program: string,
  args: readonly string[],
) => Promise<{ readonly code: number; readonly stdout: string }>;

const limitMs = 5_000;

export const runProgram: RunProgram = (program, args) =>
  new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      { timeout: limitMs, windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout) => {
        if (!error) return resolve({ code: 0, stdout });
        if (typeof error.code === 'number') return resolve({ code: error.code, stdout });
        reject(
          error.killed === true ? new Error(`${program} did not answer within ${limitMs / 1000} s`) : error,
        );
      },
    );
  });
