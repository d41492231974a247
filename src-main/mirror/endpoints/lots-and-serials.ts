import { z } from 'zod';
import { lotList, serialList } from '../../../src-shared/models/catalog-api.ts';
import { pageQuery } from '../../../src-shared/models/page.ts';
import { listLotPage, listSerialPage } from '../../core/catalog/listing/list-entities.ts';
import type { RowPages } from '../../core/catalog/listing/row-pages.ts';
import { anyRole, endpoint, type Endpoint } from '../endpoint.ts';
import { listPage } from '../list-page.ts';
import { organizationQuery } from '../own-organisation.ts';

const query = z.object({ ...organizationQuery, ...pageQuery.shape });
const order =
  'In order of arrival, inactive ones too: what is added while a client pages through comes on the last page, so a ' +
  'whole pass misses nothing.';

export function listLots(pages: RowPages): Endpoint {
  return endpoint({
    method: 'GET',
    path: '/products/api/v1/lots',
    operationId: 'list_lots',
    tag: 'Lots and serials',
    summary: 'List lots',
    description: order,
    assumed: true,
    roles: anyRole,
    query,
    answer: { description: 'A page of lots.', schema: lotList },
    errors: [422],
    handle: ({ room, organisation, query: page }) =>
      listPage(page, (offset, limit) => listLotPage(room.read, pages, organisation.id, offset, limit)),
  });
}

export function listSerials(pages: RowPages): Endpoint {
  return endpoint({
    method: 'GET',
    path: '/products/api/v1/serials',
    operationId: 'list_serials',
    tag: 'Lots and serials',
    summary: 'List serials',
    description: order,
    assumed: true,
    roles: anyRole,
    query,
    answer: { description: 'A page of serials.', schema: serialList },
    errors: [422],
    handle: ({ room, organisation, query: page }) =>
      listPage(page, (offset, limit) => listSerialPage(room.read, pages, organisation.id, offset, limit)),
  });
}
