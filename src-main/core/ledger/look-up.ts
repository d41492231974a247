import type { LabelKey } from '../../../src-shared/contract/labels.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { WriteDb } from '../db/write-db.ts';
import { findScanned } from './find-scanned.ts';

/**
 * The first of several readings of a scan that is a label here.
 * @returns without a label the sentence that says why the first reading is none.
 */
export function lookUp(
  db: WriteDb,
  organisation: number,
  scans: readonly string[],
): { readonly label: LabelKey | null; readonly sentence: string | null } {
  let sentence: string | null = null;
  for (const scan of scans) {
    try {
      const { gtin, lot, serial } = findScanned(db, organisation, scan);
      return { label: { gtin, lot, serial }, sentence: null };
    } catch (caught) {
      if (!(caught instanceof PrintRoomError)) throw caught;
      sentence ??= caught.message;
    }
  }
  return { label: null, sentence };
}
