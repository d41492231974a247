import { implement } from '@orpc/server';
import { noReasonHelps } from '../../../src-shared/run-questions.ts';
import { runsContract } from '../../../src-shared/contract/runs.ts';
import { actOfAnswer } from '../../../src-shared/models/permissions.ts';
import { resolveOrganisation } from '../catalog/organisations.ts';
import { checkSubmit } from '../jobs/check-submit.ts';
import type { PrintRoom } from '../print-room.ts';
import { listPartSheets, removePartSheet, setPartSheet } from '../printing/part-sheets.ts';
import { whoActs, type CallContext } from './context.ts';

/** Print runs, the queues of the printers, and the sheets that runs leave part-used. */
export function runsRoutes({ db, stocks, ports, changes, printing, printOrders, printRequests }: PrintRoom) {
  const os = implement(runsContract).$context<CallContext>();
  const idOf = (input: { organization_id?: string | undefined }): number =>
    resolveOrganisation(db, input.organization_id).id;
  return {
    start: os.start.handler(({ input, context }) => {
      // With a reason, what was printed before is printed again without a question.
      if (input.reason != null) context.permit('reprint');
      const organisation = idOf(input);
      const order = { ...input, operator: whoActs(context, input.operator) };
      return printRequests.once(
        { organisation, id: input.request_id ?? null },
        ([made = '']) => printing.get(organisation, made),
        (keep) => printing.order(organisation, order, keep),
      );
    }),
    makeAndPrint: os.makeAndPrint.handler(({ input, context }) => {
      if (input.order.reason != null) context.permit('reprint');
      const organisation = resolveOrganisation(db, input.organization_id);
      const order = { ...input.order, operator: whoActs(context, input.order.operator) };
      return printRequests.once(
        { organisation: organisation.id, id: input.request_id ?? null },
        ([made = '']) => printOrders.answer(organisation.id, made),
        (keep) => printOrders.make(organisation, checkSubmit(input.request), order, keep),
      );
    }),
    list: os.list.handler(({ input }) => printing.list(idOf(input), input.limit, input.before ?? null)),
    get: os.get.handler(({ input }) => printing.get(idOf(input), input.run_id)),
    wait: os.wait.handler(({ input, signal }) => printing.waitForRun(idOf(input), input.run_id, signal)),
    answer: os.answer.handler(({ input, context }) => {
      const question = printing.get(idOf(input), input.run_id).question;
      // Without a reason it only looks again whether what stood in the way is over.
      const looksAgain = question !== null && input.reason == null && noReasonHelps.includes(question.kind);
      if (input.decision === 'print' && question && !looksAgain) context.permit(actOfAnswer[question.kind]);
      return printing.answer(idOf(input), input.run_id, {
        decision: input.decision,
        reason: input.reason ?? null,
        operator: whoActs(context, input.operator),
      });
    }),
    cancel: os.cancel.handler(({ input, context }) =>
      printing.cancel(idOf(input), input.run_id, whoActs(context, input.by)),
    ),
    pause: os.pause.handler(({ input, context }) =>
      printing.pause(idOf(input), input.run_id, whoActs(context, input.by)),
    ),
    resume: os.resume.handler(({ input }) => printing.resume(idOf(input), input.run_id)),
    release: os.release.handler(({ input, context }) =>
      printing.release(idOf(input), input.run_id, whoActs(context, input.by)),
    ),
    move: os.move.handler(({ input }) => printing.move(idOf(input), input.run_id, input)),
    queues: os.queues.handler(({ input }) => printing.queues(idOf(input))),
    pausePrinter: os.pausePrinter.handler(({ input }) => printing.pausePrinter(idOf(input), input.printer)),
    resumePrinter: os.resumePrinter.handler(({ input }) =>
      printing.resumePrinter(idOf(input), input.printer),
    ),
    partSheets: os.partSheets.handler(({ input }) =>
      listPartSheets(db, stocks, idOf(input), input.stock ?? null),
    ),
    // Every window at this host shows the same drawer.
    setPartSheet: os.setPartSheet.handler(({ input }) => {
      const organisation = idOf(input);
      const sheet = setPartSheet(db, stocks, organisation, input, ports.now());
      changes.emit('catalog', organisation);
      return sheet;
    }),
    removePartSheet: os.removePartSheet.handler(({ input }) => {
      const organisation = idOf(input);
      removePartSheet(db, organisation, input.stock, input.name);
      changes.emit('catalog', organisation);
      return null;
    }),
  };
}
