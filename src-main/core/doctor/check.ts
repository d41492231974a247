import type { DoctorCheck } from '../../../src-shared/contract/system.ts';
import { messageOf } from '../../../src-shared/errors.ts';
import type { PrintRoom } from '../print-room.ts';

/** What the checks look at: an open print room. */
export type Examined = Pick<
  PrintRoom,
  | 'db'
  | 'read'
  | 'ports'
  | 'printers'
  | 'calibrations'
  | 'paths'
  | 'station'
  | 'people'
  | 'backups'
  | 'press'
  | 'sync'
>;

/** Some checks on one subject. */
export type Examination = (room: Examined) => Promise<DoctorCheck[]> | DoctorCheck[];

/** A check that cannot be made is a finding like any other: the doctor never fails as a whole. */
export async function examineSafely(
  id: DoctorCheck['id'],
  examination: Examination,
  room: Examined,
): Promise<DoctorCheck[]> {
  try {
    return await examination(room);
  } catch (caught) {
    return [{ id, name: id, ok: false, detail: `could not be looked at: ${messageOf(caught)}` }];
  }
}
