import { z } from 'zod';
import { PrintRoomError } from '../../../src-shared/errors.ts';
import { normalizeGtin } from '../../../src-shared/gs1/index.ts';
import { productList, productOut } from '../../../src-shared/models/catalog-api.ts';
import { pageQuery } from '../../../src-shared/models/page.ts';
import { findProduct, listProductPage } from '../../core/catalog/listing/list-entities.ts';
import { anyRole, endpoint } from '../endpoint.ts';
import { listPage } from '../list-page.ts';
import { organizationQuery } from '../own-organisation.ts';

export const listProducts = endpoint({
  method: 'GET',
  path: '/products/api/v1/products',
  operationId: 'list_products',
  tag: 'Products',
  summary: 'List products',
  description:
    'The active products of an organisation, in order of arrival. Print Room keeps id, GTIN and name of a product; ' +
    'the other fields of the Closient pages are there and null.',
  roles: anyRole,
  query: z.object({ ...organizationQuery, ...pageQuery.shape }),
  answer: { description: 'A page of products.', schema: productList },
  errors: [422],
  handle: ({ room, organisation, query }) =>
    listPage(query, (offset, limit) => listProductPage(room.read, organisation.id, offset, limit)),
});

export const getProduct = endpoint({
  method: 'GET',
  path: '/products/api/v1/products/{gtin}',
  operationId: 'get_product',
  tag: 'Products',
  summary: 'One product',
  description: 'A GTIN of 8, 12, 13 or 14 digits. One that is no GTIN is not found.',
  roles: anyRole,
  params: z.object({ gtin: z.string() }),
  answer: { description: 'The product.', schema: productOut },
  errors: [404],
  async handle({ room, organisation, params }) {
    const gtin = normalizeGtin(params.gtin);
    const product = gtin.ok ? await findProduct(room.read, organisation.id, gtin.value) : null;
    if (!product) throw new PrintRoomError('not_found', `There is no product ${params.gtin}.`);
    return product;
  },
});
