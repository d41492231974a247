import type { z } from 'zod';
import type { PageAnswer } from './answers.ts';
import { ClosientFailure } from './failure.ts';

/** A page of a list. */
export interface RemotePage<Row> {
  readonly rows: readonly Row[];
  /** Rows that are not what was expected, as they came; the rest of the page is good. */
  readonly unreadable: readonly { readonly row: unknown; readonly reason: string }[];
  readonly page: number;
  /** Rows of a full page, as the server sees it. */
  readonly pageSize: number;
  /** null where the server does not say. */
  readonly totalCount: number | null;
  readonly totalPages: number | null;
  readonly hasNext: boolean;
}

export interface PageOrder {
  readonly organizationId: string;
  /** From 1. */
  readonly page: number;
  /** At most 100, which is also the default. */
  readonly pageSize?: number;
}

export const mostRowsOfPage = 100;
/** Pages may be larger than was asked for; one that is no page would hold everything else up while it is checked. */
const mostRowsAtOnce = 1_000;

/**
 * @throws ClosientFailure `not_closient` for another page than was asked for, for more rows than a page has, and for an
 * empty page before the end: whoever takes the list for complete would make rows inactive that are there.
 */
export function readPage<Model extends z.ZodType>(
  { data, pagination }: PageAnswer,
  model: Model,
  asked: { readonly page: number; readonly pageSize: number },
  host: string,
): RemotePage<z.output<Model>> {
  const page = pagination?.page ?? asked.page;
  if (page !== asked.page) {
    const sentence = `${host} was asked for page ${asked.page} and answered with page ${page}. Nothing was changed.`;
    throw new ClosientFailure('not_closient', sentence);
  }
  const pageSize = pagination?.page_size ?? asked.pageSize;
  if (data.length > Math.min(Math.max(pageSize, asked.pageSize), mostRowsAtOnce)) {
    const sentence = `${host} gave ${data.length} rows on a page of ${asked.pageSize}. Nothing was changed.`;
    throw new ClosientFailure('not_closient', sentence);
  }
  const rows: z.output<Model>[] = [];
  const unreadable: { row: unknown; reason: string }[] = [];
  for (const row of data) {
    const parsed = model.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else unreadable.push({ row, reason: reasonOf(parsed.error) });
  }
  const totalPages = pagination?.total_pages ?? null;
  const saysNext =
    pagination?.has_next ??
    (totalPages === null ? data.length > 0 && data.length >= pageSize : page < totalPages);
  if (data.length === 0 && (saysNext || page <= (totalPages ?? 0))) {
    const sentence = `${host} gave an empty page ${page} and says that there is more. Nothing was changed.`;
    throw new ClosientFailure('not_closient', sentence);
  }
  return {
    rows,
    unreadable,
    page,
    pageSize,
    totalCount: pagination?.total_count ?? null,
    totalPages,
    hasNext: saysNext,
  };
}

function reasonOf({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (!issue) return 'not readable';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
