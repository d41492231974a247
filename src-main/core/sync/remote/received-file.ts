import { mkdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PrintRoomError } from '../../../../src-shared/errors.ts';

/** How the files that we ask for begin: PDF (ISO 32000-2, 7.5.2), ZIP (APPNOTE 4.3.7), gzip (RFC 1952, 2.3.1). */
const beginnings = {
  PDF: [Buffer.from('%PDF-')],
  ZIP: [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('PK\x05\x06', 'latin1')],
  'tar.gz': [Buffer.from([0x1f, 0x8b])],
} as const;
export type ReceivedKind = keyof typeof beginnings;

/** The folder that downloads grow in. Its own: unfinished files of the others are swept at every start. */
export function downloadPath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/**
 * Whether a file is what was asked for; one that is not is removed.
 * @throws PrintRoomError `closient_unusable_answer`.
 */
export async function requireKind(path: string, kind: ReceivedKind): Promise<void> {
  const file = await open(path, 'r');
  let start: Buffer;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    start = buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
  if (beginnings[kind].some((beginning) => start.subarray(0, beginning.length).equals(beginning))) return;
  await rm(path, { force: true });
  throw new PrintRoomError(
    'closient_unusable_answer',
    `Closient gave a file that is no ${kind}. It was not kept.`,
  );
}

/** Both are in the data folder, so it is one step. */
export async function moveFile(from: string, to: string): Promise<void> {
  await rename(from, to);
}

/** What a download that is not wanted any more left behind. */
export async function removeDownload(path: string): Promise<void> {
  for (const name of [path, `${path}.part`, `${path}.part.json`]) await rm(name, { force: true });
}
