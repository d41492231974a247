import { implement } from '@orpc/server';
import { kioskAdminContract, kioskContract } from '../../../src-shared/contract/kiosk.ts';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import type { PrintRoom } from '../print-room.ts';
import type { CallContext } from './context.ts';

/** The part `kiosk` of the contract. */
export function kioskRoutes({ kiosk, changes }: PrintRoom) {
  const os = implement(kioskContract).$context<CallContext>();
  return {
    enter: os.enter.handler(async ({ input }) => {
      await kiosk.enter(input.pin);
      changes.emit('station');
      return { on: true };
    }),
    leave: os.leave.handler(async ({ input, context }) => {
      if (context.person?.role === 'it') kiosk.leave();
      else if (typeof input.pin === 'string') await kiosk.leaveWith(input.pin);
      else throw new PrintRoomError('sign_in_needed', 'To leave kiosk mode, give its PIN, or sign in as IT.');
      changes.emit('station');
      return { on: false };
    }),
  };
}

/** Where nobody knows the PIN; it needs the start token. */
export function kioskAdminRoutes({ kiosk, changes }: PrintRoom) {
  const os = implement(kioskAdminContract)
    .$context<CallContext>()
    .use(({ context, next }) => {
      if (!context.admin) throw new PrintRoomError('forbidden', 'This is for the command line only.');
      return next();
    });
  return {
    leaveKiosk: os.leaveKiosk.handler(() => {
      kiosk.leave();
      changes.emit('station');
      return { on: false };
    }),
  };
}
