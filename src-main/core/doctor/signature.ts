import { join } from 'node:path';
import { messageOf } from '../../../src-shared/errors.ts';
import { runProgram } from '../policy/sources/run-program.ts';

/** What Windows says of a file's Authenticode signature, as words; elsewhere there is none to ask. */
export async function signatureOf(path: string, run = runProgram): Promise<string> {
  const windows = process.env['SystemRoot'] ?? String.raw`C:\Windows`;
  const powershell = join(windows, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  // In single quotes nothing is expanded; a quote in the path is doubled.
  const script = `$s = Get-AuthenticodeSignature -LiteralPath '${path.replaceAll("'", "''")}'; "$($s.Status)|$($s.SignerCertificate.Subject)"`;
  try {
    const { code, stdout } = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', script]);
    const [status = '', subject = ''] = stdout.trim().split('|');
    if (code !== 0 || status === '') return 'its signature could not be looked at';
    return subject === '' ? `signature: ${status}` : `signature: ${status}, by ${subject}`;
  } catch (caught) {
    return `its signature could not be looked at: ${messageOf(caught)}`;
  }
}
