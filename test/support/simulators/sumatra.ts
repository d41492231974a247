/**
 * Stands in for SumatraPDF: records how it was called and what file it got, and behaves as it is told.
 *
 * node sumatra.ts FOLDER ARGUMENTS-OF-SUMATRAPDF...
 */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeWindows, readWindows } from './windows-files.ts';

const [folder = '', ...args] = process.argv.slice(2);
const file = args.at(-1) ?? '';
const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
appendFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify({ args, sha256, pid: process.pid })}\n`);

const { sumatra, jobs } = readWindows(folder);
const spool = (status: number): void => {
  changeWindows(folder, {
    jobs: [...jobs, { id: 7, document: `C:\\spool\\${file.split('/').at(-1)}`, status, statusText: '' }],
  });
};
switch (sumatra) {
  case 'ok':
    spool(0x10);
    break;
  case 'fails before the spooler':
    process.exitCode = 1;
    break;
  case 'fails after the spooler':
    spool(0x8);
    process.exitCode = 1;
    break;
  case 'hangs':
    spool(0x8);
    await new Promise((resolve) => setTimeout(resolve, 3_600_000));
    break;
  case 'is killed':
    process.kill(process.pid, 'SIGKILL');
    break;
  case 'prints so fast that nobody sees it':
}
