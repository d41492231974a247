import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import { runOrder, type RunOrder } from '../../../src-shared/models/run-order.ts';

/** A refused order: the field, and the sentence that says why. */
export function refuseOrder(field: string, msg: string): PrintRoomError {
  const faults: FieldFault[] = [{ loc: ['body', field], msg, type: 'out_of_range' }];
  return new PrintRoomError('validation_error', msg, { faults });
}

/** @throws PrintRoomError `validation_error` with every rule that the order breaks, the first one as its sentence. */
export function requireRunOrder(order: RunOrder): void {
  const checked = runOrder.safeParse(order);
  if (checked.success) return;
  const faults = checked.error.issues.map((issue) => ({
    loc: ['body', ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))],
    msg: issue.message,
    type: 'out_of_range',
  }));
  throw new PrintRoomError('validation_error', faults[0]?.msg ?? 'This order is not valid.', { faults });
}
