import { useMemo, useState } from 'react';
import type { Job } from '../../../src-shared/contract/jobs.ts';
import { useOrder, type Order } from '../../order/use-order.ts';
import { stockOf } from '../../state/organisation.ts';
import { useStore } from '../../state/store.ts';
import { usualWhere } from '../../state/where.ts';
import type { Placing } from './placing.ts';

export interface PrintOrder {
  readonly order: Order;
  /** How it comes to lie on the sheets; null where only the host knows. */
  readonly placing: Placing | null;
}

/** The order to print a job that is looked at. One that was just made on the Print screen keeps what was said there. */
export function usePrintOrder(job: Job): PrintOrder {
  const stock = useStore((state) => stockOf(state.stocks, job.stock));
  const made = useStore((state) => (state.going?.jobId === job.job_id ? state.going.where : undefined));
  const [where, setWhere] = useState(made ?? usualWhere);
  const lots = job.scope === 'lots';
  const order = useOrder(
    {
      scope: job.scope,
      items: job.total_items,
      planned: where.planned && lots ? null : undefined,
      ownSheets: job.sheets,
      stockId: job.stock,
      stock,
      perSheet: job.labels_per_sheet ?? (stock ? stock.columns * stock.rows : 1),
      oneLotPerSheet: job.one_lot_per_sheet,
      qr: stock?.layouts.find(({ id }) => id === job.layout)?.symbol !== 'datamatrix',
    },
    where,
    (change) => setWhere((now) => ({ ...now, ...change })),
  );
  const { begin, range, roll } = order;
  const { perSheet, oneLotPerSheet } = order.subject;
  const { labels } = order.size;
  const { items, each } = { items: job.total_items, each: order.each };
  const start = roll ? 1 : begin.position;
  const placing = useMemo(() => {
    const known = labels !== null && each !== null && range === null && (!oneLotPerSheet || items === 1);
    return known && items > 0 ? { start, each, labels, items, perSheet } : null;
  }, [labels, each, range, oneLotPerSheet, items, start, perSheet]);
  return { order, placing };
}
