import { mkdirSync } from 'node:fs';
import { countSelection } from '../../src-main/core/catalog/selection/count.ts';
import { nextPage } from '../../src-main/core/catalog/selection/page.ts';
import { selectionOf } from '../../src-main/core/catalog/selection/selection.ts';
import { clientFor } from './core.ts';
import { percentile, type Figure } from './report.ts';
import { exampleGtins } from './rows.ts';
import { seedSerials } from './seed-million.ts';

const repetitions = 15;

/** Row 5: never printed, 5 of 20 GTINs and both dates over a million serials, 30 % of them printed. */
export async function filters(folder: string, seed: number): Promise<Figure[]> {
  mkdirSync(folder, { recursive: true });
  const { room, close } = await clientFor(folder);
  const gtins = exampleGtins(20);
  const { createdAfter, createdBefore } = await seedSerials(room.db, 1, {
    serials: 1_000_000,
    gtins,
    printedShare: 0.3,
    seed,
  });
  const selection = selectionOf(1, 'serials', {
    never_printed: true,
    gtins: gtins.filter((_, index) => index % 4 === 1),
    created_after: createdAfter,
    created_before: createdBefore,
  });
  const counts: number[] = [];
  const pages: number[] = [];
  let count = 0;
  for (let index = 0; index < repetitions; index++) {
    const start = performance.now();
    count = await countSelection(room.read, selection);
    const middle = performance.now();
    await nextPage(room.read, selection, null, 100);
    counts.push(middle - start);
    pages.push(performance.now() - middle);
  }
  await close();
  const note = `median of ${repetitions}, ${count} match`;
  return [
    {
      work: 'filters over 1,000,000 serials: count',
      measured: percentile(counts, 0.5),
      unit: 'ms',
      must: 150,
      aim: 30,
      higher: false,
      note,
    },
    {
      work: 'the same: first 100 in print order',
      measured: percentile(pages, 0.5),
      unit: 'ms',
      must: 30,
      aim: 10,
      higher: false,
      note,
    },
  ];
}
