import type { PrintRoom } from '../../core/print-room.ts';
import { RowPages } from '../../core/catalog/listing/row-pages.ts';
import type { Endpoint } from '../endpoint.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { pollDataExport, requestDataExport } from './data-export.ts';
import { listLifecycleEvents, recordLifecycleEvents } from './lifecycle-events.ts';
import { listLots, listSerials } from './lots-and-serials.ts';
import { pollLabelExport } from './poll-label-export.ts';
import { getProduct, listProducts } from './products.ts';
import { submitLabelExport } from './submit-label-export.ts';
import { whoami } from './whoami.ts';

/** One of Closient's APIs, as far as Print Room speaks it. */
export interface Api {
  /** Its first path segment. */
  readonly name: 'products' | 'account' | 'dashboard';
  readonly title: string;
  readonly description: string;
  readonly endpoints: readonly Endpoint[];
}

export function describeApis(room: PrintRoom): readonly Api[] {
  const pages = new RowPages(room.read);
  return [
    {
      name: 'products',
      title: 'Products API',
      description: 'Products, lots, serials, their labels and what happened to them.',
      endpoints: [
        submitLabelExport,
        pollLabelExport,
        listProducts,
        getProduct,
        listLots(pages),
        listSerials(pages),
        recordLifecycleEvents,
        listLifecycleEvents(pages),
      ],
    },
    {
      name: 'account',
      title: 'Account API',
      description: 'Who is calling, and the API keys of its organisation.',
      endpoints: [whoami, createApiKey, listApiKeys, revokeApiKey],
    },
    {
      name: 'dashboard',
      title: 'Dashboard API',
      description: 'Data exports of an organisation.',
      endpoints: [requestDataExport, pollDataExport],
    },
  ];
}
