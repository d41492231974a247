import { z } from 'zod';

/** Paging of lists as the API pages have it. */
export const pageQuery = z.object({
  page: z.int().min(1).default(1).describe('A page past the end is empty.'),
  page_size: z.int().min(1).max(100).default(25),
});
export type PageQuery = z.infer<typeof pageQuery>;

export const pagination = z.object({
  page: z.int().min(1),
  page_size: z.int().min(1).max(100),
  total_count: z.int().min(0),
  total_pages: z.int().min(0),
  has_next: z.boolean(),
  has_previous: z.boolean(),
});
export type Pagination = z.infer<typeof pagination>;

/** The envelope of every list. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), pagination });
}
