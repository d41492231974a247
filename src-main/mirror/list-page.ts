import type { PageQuery, Pagination } from '../../src-shared/models/page.ts';
import type { ListPart } from '../core/catalog/listing/list-entities.ts';

/** A page in the envelope of the API pages. @param load part of the list from its row `offset` on. */
export async function listPage<Row>(
  { page, page_size }: PageQuery,
  load: (offset: number, limit: number) => Promise<ListPart<Row>>,
): Promise<{ data: Row[]; pagination: Pagination }> {
  const { total, rows } = await load((page - 1) * page_size, page_size);
  const total_pages = Math.ceil(total / page_size);
  return {
    data: [...rows],
    pagination: {
      page,
      page_size,
      total_count: total,
      total_pages,
      has_next: page < total_pages,
      has_previous: page > 1,
    },
  };
}
