import type { z } from 'zod';
import { PrintRoomError, type FieldFault } from '../../../src-shared/errors.ts';
import { layoutProblems, usualLayoutProblems } from '../../../src-shared/layout-problems.ts';
import { layout as layoutModel, type Layout } from '../../../src-shared/models/layout.ts';
import { stock as stockModel, type Stock } from '../../../src-shared/models/stock.ts';
import { stockProblems } from '../../../src-shared/stock-geometry.ts';
import type { StockCatalog } from './stocks.ts';

/**
 * A stock that somebody made, checked in every way that those which come along are.
 * @throws PrintRoomError `validation_error` with a sentence for each thing that is wrong.
 */
export function checkStock(value: unknown, catalog: StockCatalog): Stock {
  const stock = parse('stock', stockModel, value);
  const problems = [...stockProblems(stock), ...usualLayoutProblems(stock, catalog.layouts)];
  if (problems.length > 0) throw refuse(`The stock ${stock.id}`, problems);
  return stock;
}

/**
 * A layout that somebody made.
 * @param sample whether its organisation is a sample one, whose labels must say so.
 * @throws PrintRoomError `validation_error`
 */
export function checkLayout(value: unknown, sample: boolean): Layout {
  const layout = parse('layout', layoutModel, value);
  const problems = layoutProblems(layout);
  if (sample && !layout.lines.some(({ field }) => field === 'sample')) {
    problems.push('labels of a sample organisation carry the word SAMPLE, so it needs the line sample');
  }
  if (problems.length > 0) throw refuse(`The layout ${layout.id}`, problems);
  return layout;
}

function parse<T>(what: string, model: z.ZodType<T>, value: unknown): T {
  const parsed = model.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue): FieldFault => ({
    loc: ['body', what, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))],
    msg: issue.message,
    type: issue.code,
  }));
  const named = faults.map(({ loc, msg }) => `${loc.slice(2).join('.') || what}: ${msg}`);
  throw new PrintRoomError('validation_error', `This is no ${what}: ${named.join('; ')}.`, { faults });
}

function refuse(subject: string, problems: readonly string[]): PrintRoomError {
  const faults = problems.map((msg): FieldFault => ({ loc: ['body'], msg, type: 'geometry' }));
  return new PrintRoomError('validation_error', `${subject} cannot be used: ${problems.join('; ')}.`, {
    faults,
  });
}
