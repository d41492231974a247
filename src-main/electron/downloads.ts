import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { app } from 'electron';
import type { Session } from 'electron';
import { appOrigin } from './protocol.ts';

/**
 * What the page has in its memory can be saved, a finished file or a report; nothing is ever fetched from an address.
 * The system asks for the place. Its dialog would lead out of a kiosk, so there files go into the folder of downloads.
 */
export function letPageSave(session: Session, isKiosk: () => boolean): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) return event.preventDefault();
    const folder = app.getPath('downloads');
    if (isKiosk()) item.setSavePath(freePath(folder, item.getFilename()));
    else item.setSaveDialogOptions({ defaultPath: join(folder, item.getFilename()) });
  });
}

/** Nothing is written over without a question: `sheet.pdf`, `sheet (2).pdf`... */
function freePath(folder: string, filename: string): string {
  const { name, ext } = parse(filename);
  for (let copy = 1; ; copy++) {
    const path = join(folder, copy === 1 ? `${name}${ext}` : `${name} (${copy})${ext}`);
    if (!existsSync(path)) return path;
  }
}
