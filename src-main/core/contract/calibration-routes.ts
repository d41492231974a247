import { implement } from '@orpc/server';
import { calibrationContract } from '../../../src-shared/contract/calibration.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import type { PrintRoom } from '../print-room.ts';
import { whoActs, type CallContext } from './context.ts';

/** How far printers print from where they should. */
export function calibrationRoutes({ db, calibrations }: PrintRoom) {
  const os = implement(calibrationContract).$context<CallContext>();
  const ownerOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    list: os.list.handler(({ input }) =>
      calibrations.list(ownerOf(input), input.printer ?? null, input.history),
    ),
    sheet: os.sheet.handler(({ input, context }) =>
      calibrations.sheet(ownerOf(input), {
        printer: input.printer,
        stock: input.stock ?? null,
        withShift: input.with_shift,
        operator: whoActs(context, input.operator),
      }),
    ),
    enter: os.enter.handler(({ input, context }) =>
      calibrations.enter(ownerOf(input), input.sheet, input.numbers, whoActs(context, input.operator)),
    ),
    forget: os.forget.handler(({ input, context }) => ({
      forgotten: calibrations.forget(
        ownerOf(input),
        input.printer,
        input.stock,
        whoActs(context, input.operator),
      ),
    })),
  };
}
